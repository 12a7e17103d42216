package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.database.Decisions;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.ApiClient;
import io.neurocards.web.ApiClient.Photo;
import io.neurocards.web.RunningStudio;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever may not order meets in the bot, on the site and in the REST interface. */
@Thorough
class StandingTest {

    private static final long ADMINISTRATOR = 6_200_000_001L;

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Visitors visitors;
    private static Photo sneaker;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                Unhurried.arguments(
                        "--neurocards.telegram.admin-ids=" + ADMINISTRATOR,
                        "--neurocards.web.terms-url=https://docs.test/terms?v=1",
                        "--neurocards.web.privacy-url=https://docs.test/privacy"));
        visitors = new Visitors(studio);
        sneaker = new Photo("sneaker.jpg", Files.readAllBytes(Visitors.PHOTO));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @AfterEach
    void open() {
        decide(() -> studio.bean(Maintenance.class).end("telegram:1", Instant.now()));
    }

    @Test
    void whoever_is_banned_in_the_bot_orders_and_buys_nothing_and_sees_what_is_theirs() throws Exception {
        var boris = visitors.atConfirm("Boris", 1);
        var confirm = boris.awaitText("Shall we start?");
        ban(visitors.of(boris, UUID.class, "select person_id from p"));

        boris.presses("\uD83D\uDE80 Go");
        assertThat(boris.awaitText("closed it for new orders").text()).contains("Nothing was charged");
        boris.presses(confirm.id(), "pay:5");
        Visitors.await("the second refusal", () -> Visitors.said(boris, "closed it for new orders") == 2);

        boris.presses(confirm.id(), "statement");
        boris.awaitText("Gift");
        boris.says("/support");
        boris.awaitText("Write to us");
        assertThat(visitors.of(boris, Long.class, "select count(*) from video_orders o join p using (person_id)"))
                .isZero();
        assertThat(visitors.of(boris, Long.class, "select count(*) from payments o join p using (person_id)"))
                .isZero();
    }

    @Test
    void whoever_is_banned_is_refused_by_the_rest_interface_with_403() throws Exception {
        var email = "banned-" + UUID.randomUUID() + "@example.org";
        var seller = new ApiClient(studio.address()).signedUp(email);
        ban(personWith(email));

        var refused = seller.order("banned", sneaker, ApiClient.brief());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("account_banned");
        assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isEqualTo(2);
        assertThat(seller.get("/v1/ledger").status()).isEqualTo(200);
        assertThat(seller.get("/v1/videos").status()).isEqualTo(200);
    }

    @Test
    void during_works_every_surface_says_so_and_administrators_order() throws Exception {
        var dora = visitors.atConfirm("Dora", 1);
        var administrator = administrator();
        var seller = new ApiClient(studio.address()).signedUp("works-" + UUID.randomUUID() + "@example.org");
        decide(() -> studio.bean(Maintenance.class).begin("telegram:1", "a new disk", Instant.now()));

        dora.presses("\uD83D\uDE80 Go");
        assertThat(dora.awaitText("Works are being done at the studio").text()).contains("nothing was charged");
        dora.says("/menu");
        dora.awaitMessage(seen -> seen.text().contains("Works are being done: new orders")
                && seen.text().contains("Main menu"));
        administrator.presses("\uD83D\uDE80 Go");
        administrator.awaitText("Ordered: 1");
        var refused = seller.order("works", sneaker, ApiClient.brief());
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("maintenance");
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("300");
        assertThat(page("/")).contains("Works are being done: no new orders");
        assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isEqualTo(2);
    }

    @Test
    void terms_and_privacy_are_where_the_operator_keeps_them() {
        var consent = visitors.newcomer("Vera");
        consent.says("/start");
        consent.awaitText("terms of use");

        assertThat(new Links(
                                studio.bean(io.neurocards.telegram.client.BotSettings.class),
                                studio.bean(org.springframework.core.env.Environment.class))
                        .terms())
                .isEqualTo("https://docs.test/terms?v=1");
        assertThat(page("/sign-up"))
                .contains("href=\"https://docs.test/terms?v=1\"")
                .contains("href=\"https://docs.test/privacy\"")
                .doesNotContain("href=\"/terms\"");
    }

    private static TelegramPerson administrator() throws Exception {
        var person = TelegramPerson.named(visitors.api(), ADMINISTRATOR, "Admin", "en");
        person.says("/start");
        person.awaitText("terms of use");
        person.presses("\u2705 I accept");
        person.awaitText("Welcome");
        person.says("/generation");
        person.awaitText("good light");
        person.sendsPhoto(sneaker.content(), "a sneaker");
        var menu = person.awaitText("Choose a template");
        person.presses(menu.id(), "tpl:ad");
        person.awaitText("Any wishes");
        person.presses(menu.id(), "count:1");
        person.awaitText("Shall we start?");
        return person;
    }

    private static String page(String path) {
        try {
            return new String(new ApiClient(studio.address()).get(path).raw().body(), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException("No page at " + URI.create(path), e);
        }
    }

    private static void ban(UUID person) {
        decide(() -> studio.bean(Bans.class).ban(new PersonId(person), "telegram:1", "resells", Instant.now()));
    }

    private static UUID personWith(String email) {
        return studio.database()
                .jdbc()
                .sql("select person_id from identities where external_id = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
    }

    private static void decide(java.util.function.BooleanSupplier change) {
        studio.bean(Decisions.class).act(() -> change.getAsBoolean());
    }
}
