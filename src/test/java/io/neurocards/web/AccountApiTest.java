package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import io.neurocards.web.ApiClient.Photo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers of an app, and of the site by a program, take their data along and leave. */
@Thorough
class AccountApiTest {

    private static final String CONFIRMATION = "X-Confirmation";
    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");

    @TempDir
    private static Path folder;

    private static RunningStudio studio;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder, RunningStudio.USUAL_FILMS, "--neurocards.web.account-requests-per-minute=10000");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    /** An app on a phone, and whose it is. */
    private record Phone(String name, ApiClient client, PersonId person) {}

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static Phone phone() throws Exception {
        return phone(anybody(), "phone-" + UUID.randomUUID());
    }

    private static Phone phone(ApiClient by, String name) throws Exception {
        var registered = by.post(
                "/v1/mobile/users/",
                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1.0\"}".formatted(name),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return new Phone(
                name,
                anybody().with(registered.text("token")),
                new PersonId(UUID.fromString(registered.text("user_uuid"))));
    }

    private static ApiClient customer() throws Exception {
        return anybody().signedUp("leaver-" + UUID.randomUUID() + "@example.org");
    }

    private static PersonId personOf(ApiClient client) {
        return new PersonId(studio.database()
                .jdbc()
                .sql("select person_id from sessions where token_hash = sha256(:token::bytea)")
                .param("token", client.token())
                .query(UUID.class)
                .single());
    }

    private static String emailOf(PersonId person) {
        return studio.database()
                .jdbc()
                .sql("select external_id from identities where person_id = :person and platform = 'website'")
                .param("person", person.value())
                .query(String.class)
                .single();
    }

    private static Answer ask(ApiClient client) throws Exception {
        return client.post("/v1/account/deletion", "");
    }

    private static Answer delete(ApiClient client, Answer asked) throws Exception {
        return client.delete("/v1/account", CONFIRMATION, asked.text("confirmation"));
    }

    private static long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static long lines(PersonId person, String action) {
        return count("audit_log where actor = 'customer' and action = '%s' and subject = 'person:%s'"
                .formatted(action, person));
    }

    @Test
    void who_has_an_app_alone_takes_everything_along_and_leaves_in_two_calls() throws Exception {
        var phone = phone();

        var taken = phone.client().get("/v1/account/export");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(data(taken))
                .contains(phone.name())
                .doesNotContain(phone.client().token());
        var asked = ask(phone.client());
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(asked.body().path("credits_lost").asLong()).isZero();
        assertThat(Instant.parse(asked.text("expires_at")))
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(601));
        assertThat(count("persons where id = '%s' and erased_at is null".formatted(phone.person())))
                .as("asking deletes nothing")
                .isEqualTo(1);

        assertThat(delete(phone.client(), asked).status()).isEqualTo(204);

        assertThat(delete(phone.client(), asked).status()).isEqualTo(401);
        assertThat(count("identities where external_id = '%s'".formatted(phone.name())))
                .isZero();
        assertThat(count("erasures where id = '%s'".formatted(phone.person()))).isEqualTo(1);
        assertThat(lines(phone.person(), "accounts.export")).isEqualTo(1);
        assertThat(lines(phone.person(), "accounts.delete")).isEqualTo(1);
        assertThat(phone(anybody(), phone.name()).person()).as("somebody new").isNotEqualTo(phone.person());
    }

    @Test
    void no_call_deletes_anything_without_a_confirmation_of_its_own() throws Exception {
        var phone = phone();
        var other = phone();
        var own = ask(phone.client()).text("confirmation");

        assertThat(phone.client().delete("/v1/account").code()).isEqualTo("invalid_request");
        var last = own.length() - 1;
        var forged = own.substring(0, last) + (own.charAt(last) == 'A' ? 'B' : 'A');
        var others = ask(other.client()).text("confirmation");
        for (var wrong : new String[] {"yes", own.substring(1), forged, own + "A", others}) {
            assertThat(phone.client().delete("/v1/account", CONFIRMATION, wrong).code())
                    .as(wrong)
                    .isEqualTo("confirmation_wrong");
        }
        assertThat(anybody().delete("/v1/account", CONFIRMATION, own).status()).isEqualTo(401);
        assertThat(other.client().delete("/v1/account", CONFIRMATION, own).code())
                .isEqualTo("confirmation_wrong");
        assertThat(phone.client().get("/v1/balance").status()).isEqualTo(200);
    }

    @Test
    void a_confirmation_is_one_sessions_and_names_the_credits_that_are_lost() throws Exception {
        var anna = customer();
        var person = personOf(anna);
        var before = ask(anna);
        assertThat(before.body().path("credits_lost").asLong()).isPositive();
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .grant(person, Credits.of(3), "test:" + UUID.randomUUID(), Instant.now()));

        var changed = delete(anna, before);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("credits_changed");
        var now = ask(anna);
        assertThat(changed.body().path("have")).isEqualTo(now.body().path("credits_lost"));
        var elsewhere = anybody()
                .post(
                        "/v1/website/sessions",
                        "{\"email\":\"%s\",\"password\":\"a password of mine\"}".formatted(emailOf(person)));
        assertThat(delete(anybody().with(elsewhere.text("access_token")), now).code())
                .isEqualTo("confirmation_wrong");
        assertThat(delete(anna, now).status()).isEqualTo(204);
        assertThat(anna.get("/v1/balance").status()).isEqualTo(401);
        assertThat(lines(person, "accounts.delete")).isEqualTo(1);
    }

    @Test
    void who_waits_for_a_clip_is_told_so_by_both_calls() throws Exception {
        var anna = customer();
        var asked = ask(anna);
        var photo = new Photo("sneaker.jpg", Files.readAllBytes(PHOTO));
        assertThat(anna.order(null, photo, ApiClient.brief()).status()).isEqualTo(202);

        assertThat(ask(anna).code()).isEqualTo("clips_in_the_making");
        assertThat(delete(anna, asked).code()).isEqualTo("clips_in_the_making");
        assertThat(anna.get("/v1/balance").status()).isEqualTo(200);
    }

    @Test
    void a_device_of_somebody_who_can_sign_in_elsewhere_ends_nothing() throws Exception {
        var anna = customer();
        var phone = phone();
        var asked = ask(phone.client());
        studio.bean(ConfirmLink.class)
                .confirm(
                        personOf(anna),
                        studio.bean(StartLink.class).start(phone.person()).code());

        for (var refused : new Answer[] {
            phone.client().get("/v1/account/export"),
            phone.client().get("/v1/export"),
            ask(phone.client()),
            delete(phone.client(), asked)
        }) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("sign_in_instead");
            assertThat(refused.body().at("/platforms/0").asString()).isEqualTo("website");
        }
        assertThat(anna.get("/v1/account/export").status()).isEqualTo(200);
        assertThat(delete(anna, ask(anna)).status()).isEqualTo(204);
        assertThat(phone.client().get("/v1/balance").status()).isEqualTo(401);
    }

    private static String data(Answer answer) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.raw().body()), StandardCharsets.UTF_8)) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("data.json");
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
