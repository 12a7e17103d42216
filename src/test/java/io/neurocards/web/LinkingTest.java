package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.accounts.linking.JoinedTable;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.linking.TypedCode;
import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.Operator;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.orders.PayOrder;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts that turn out to be one customer's, over real HTTP against the whole application. */
@Thorough
class LinkingTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final AtomicLong ACCOUNTS = new AtomicLong(800_000);

    /** Belong to a person, and stay where they are: the books, who was joined, and what counts per person. */
    private static final Set<String> STAY = Set.of(
            "ledger_postings",
            "points_postings",
            "points_lots",
            "link_codes",
            "referrals",
            "referral_rewards",
            "partners",
            "sync_documents",
            "sync_operations");

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static ApiClient administrator;

    private ApiClient site;
    private PersonId siteId;
    private long telegramId;
    private PersonId botId;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + ADMIN, "--neurocards.web.account-requests-per-minute=100000");
        administrator = new ApiClient(studio.address()).with(ADMIN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void two_accounts() throws Exception {
        telegramId = ACCOUNTS.incrementAndGet();
        botId = joined(telegramId);
        site = new ApiClient(studio.address()).signedUp("site-" + UUID.randomUUID() + "@example.org");
        siteId = personOf(site);
    }

    @Test
    void both_have_one_balance_one_history_and_one_set_of_points_afterwards() throws Exception {
        var ofBot = order("/v1/telegram/users/" + telegramId + "/orders", service());
        var ofSite = order("/v1/orders", site);
        studio.bean(PayOrder.class).pay(ofBot, "bank:" + ofBot, new Operator("test").because(""));
        studio.bean(PayOrder.class).pay(ofSite, "bank:" + ofSite, new Operator("test").because(""));
        var before = available(siteId) + available(botId);

        var linked = site.post("/v1/links/confirm", code(start(botId)));

        assertThat(linked.status()).isEqualTo(200);
        assertThat(linked.text("user_uuid")).isEqualTo(botId.toString());
        assertThat(site.get("/v1/balance").body().path("credits").asLong()).isEqualTo(before);
        assertThat(available(botId)).isEqualTo(before);
        assertThat(site.get("/v1/orders").body().path("orders")).hasSize(2);
        var loyalty = site.get("/v1/loyalty").body();
        assertThat(service()
                        .get("/v1/telegram/users/" + telegramId + "/loyalty")
                        .body()
                        .path("current_points"))
                .isEqualTo(loyalty.path("current_points"));
        assertThat(loyalty.path("current_points").asLong()).isEqualTo(2 * 3);
        assertThat(site.get("/v1/links").body().path("identities")).hasSize(2);
        assertThat(count("audit_log where action = 'accounts.link' and subject = 'person:" + botId + "'"))
                .isEqualTo(1);
        assertThat(count("ledger_entries where account = 'transfers'")).isPositive();
        TestBooks.assertAgree(studio.database().jdbc());
    }

    @Test
    void a_code_is_of_use_once_and_for_ten_minutes_and_only_the_last_one() throws Exception {
        var first = start(botId);
        var second = start(botId);
        assertThat(confirm(first).code()).isEqualTo("link_code_wrong");
        assertThat(confirm(second.toLowerCase(Locale.ROOT).replace("-", " ")).status())
                .isEqualTo(200);
        assertThat(confirm(second).code()).isEqualTo("link_code_wrong");

        var other = joined(ACCOUNTS.incrementAndGet());
        var late = start(other);
        studio.database()
                .jdbc()
                .sql("update link_codes set expires_at = created_at + interval '1 ms' where person_id = :person")
                .param("person", other.value())
                .update();
        assertThat(confirm(late).code()).isEqualTo("link_code_wrong");
    }

    @Test
    void a_code_that_was_kept_counts_as_of_when_it_was_typed_and_links_once_for_its_operation() throws Exception {
        var confirm = studio.bean(ConfirmLink.class);
        var typed = confirm.typed(start(botId), null);
        studio.database().jdbc().sql("""
                        update link_codes set created_at = created_at - interval '1 h', expires_at = expires_at - interval '1 h'
                        where person_id = :person
                        """).param("person", botId.value()).update();
        var inTime = new TypedCode(typed.digest(), null, typed.at().minusSeconds(3600));
        var once = OperationId.at(Instant.now());

        assertThatThrownBy(() -> confirm.confirm(OperationId.at(Instant.now()), siteId, typed))
                .hasMessageContaining("link_code_wrong");
        var linked = confirm.confirm(once, siteId, inTime);
        assertThat(confirm.confirm(once, siteId, inTime)).isEqualTo(linked);
        assertThatThrownBy(() -> confirm.confirm(OperationId.at(Instant.now()), siteId, inTime))
                .hasMessageContaining("link_code_wrong");
        assertThat(count("person_joins where stays_id = '" + botId + "'")).isEqualTo(1);
    }

    @Test
    void a_code_that_was_kept_links_nothing_when_the_session_by_which_it_was_typed_was_ended() throws Exception {
        var confirm = studio.bean(ConfirmLink.class);
        var session = studio.bean(Sessions.class)
                .authenticate(site.token())
                .orElseThrow()
                .sessionId();
        var typed = confirm.typed(start(botId), session);

        site.delete("/v1/website/sessions/current");

        assertThatThrownBy(() -> confirm.confirm(OperationId.at(Instant.now()), siteId, typed))
                .hasMessageContaining("unauthenticated");
        assertThat(count("person_joins where stays_id = '" + botId + "'")).isZero();
    }

    @Test
    void without_a_code_nothing_is_linked_and_a_thousand_guesses_find_none() throws Exception {
        start(botId);
        var statuses = new HashSet<Integer>();
        for (var guess = 0; guess < 1000; guess++) {
            try {
                studio.bean(ConfirmLink.class).confirm(siteId, "%08d".formatted(guess));
            } catch (ProblemException e) {
                statuses.add(e.code() == ProblemCode.LINK_CODE_WRONG ? 403 : 429);
                if (guess < 5) {
                    assertThat(e.code()).isEqualTo(ProblemCode.LINK_CODE_WRONG);
                } else {
                    assertThat(e.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
                }
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(403, 429);
        assertThat(confirm("AAAA-AAAA").status()).isEqualTo(429);
        assertThat(confirm("AAAA-AAAA").body().path("retry_after_seconds").asInt())
                .isPositive();
        assertThat(isOne(siteId, botId)).isFalse();
        assertThat(count("audit_log where action = 'accounts.link-refused' and subject = 'person:" + siteId
                        + "' and facts = '{\"problem\": \"link_code_wrong\"}'"))
                .as("what is over the limit fills no audit log")
                .isEqualTo(5);
    }

    @Test
    void that_a_code_was_shown_or_refused_stands_in_the_audit_log_and_no_code_does() throws Exception {
        var shown = start(botId);
        var own = start(siteId);

        assertThat(site.post("/v1/links/preview", code("AAAA-BBBB")).code()).isEqualTo("link_code_wrong");
        assertThat(confirm(own).code()).isEqualTo("already_linked");

        assertThat(count("audit_log where action = 'accounts.link-code' and subject = 'person:" + botId + "'"))
                .isEqualTo(1);
        assertThat(count("audit_log where action = 'accounts.link-refused' and subject = 'person:" + siteId + "'"))
                .isEqualTo(2);
        for (var code : List.of(shown, own, "AAAA-BBBB")) {
            assertThat(count("audit_log a where replace(a::text, '-', '') like '%" + code.replace("-", "") + "%'"))
                    .isZero();
        }
        assertThat(count("audit_log a where a::text like '%" + emailOf(siteId) + "%'"))
                .isZero();
    }

    @Test
    void whose_code_it_is_is_shown_before_and_nothing_else_of_them() throws Exception {
        var shown = site.post("/v1/links/preview", code(start(botId)));

        assertThat(shown.body().at("/identities/0/platform").asString()).isEqualTo("telegram");
        assertThat(shown.body().at("/identities/0/name").asString()).isEqualTo("@user_" + telegramId);
        assertThat(isOne(siteId, botId)).isFalse();
    }

    @Test
    void the_site_links_telegram_in_two_calls_and_only_ones_own() throws Exception {
        var email = emailOf(siteId);
        var path = "/v1/website/users/" + email + "/link-telegram";

        var challenge = site.post(path, "{}");
        assertThat(challenge.text("status")).isEqualTo("challenge");
        assertThat(challenge.text("code")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(challenge.text("telegram_link"))
                .endsWith("?start=link_" + challenge.text("code").replace("-", ""));
        var stranger = new ApiClient(studio.address()).signedUp("other-" + UUID.randomUUID() + "@example.org");
        assertThat(stranger.post(path, "{}").status()).isEqualTo(404);
        assertThat(stranger.post("/v1/website/users/nobody@example.org/link-telegram", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(service().post(path, "{}").status()).isEqualTo(403);

        assertThat(site.post(path, code(start(botId))).text("status")).isEqualTo("linked");
        assertThat(isOne(siteId, botId)).isTrue();
    }

    @Test
    void an_app_without_any_account_becomes_one_of_the_sites_by_the_code_that_the_site_shows() throws Exception {
        var device = "phone-" + UUID.randomUUID();
        var phone = new ApiClient(studio.address())
                .with(new ApiClient(studio.address())
                        .post(
                                "/v1/mobile/users/",
                                "{\"device_id\":\"%s\",\"platform\":\"android\",\"app_version\":\"1\"}"
                                        .formatted(device),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .text("token"));
        var path = "/v1/mobile/users/" + device + "/link-accounts";
        assertThat(phone.get("/v1/balance").body().path("credits").asLong()).isZero();
        assertThat(site.post(path, "{}").status()).isEqualTo(404);
        assertThat(phone.post("/v1/desktop/users/" + device + "/link-accounts", "{}")
                        .status())
                .isEqualTo(404);

        var code = site.post("/v1/links", "{}").text("code");
        assertThat(phone.post(path, code(code)).text("user_uuid")).isEqualTo(siteId.toString());

        assertThat(phone.get("/v1/balance").body())
                .isEqualTo(site.get("/v1/balance").body());
        assertThat(site.get("/v1/devices").body().toString()).contains(device);
        var byApp = phone.post(path, "{}").text("code");
        assertThat(byApp).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        studio.bean(ConfirmLink.class).confirm(botId, byApp);
        assertThat(phone.get("/v1/links").body().path("identities")).hasSize(3);
        assertThat(phone.get("/v1/balance").body().path("credits").asLong()).isEqualTo(available(botId));
    }

    @Test
    void ones_own_code_and_a_second_site_account_are_refused() throws Exception {
        assertThat(confirm(start(siteId)).code()).isEqualTo("already_linked");
        var second = new ApiClient(studio.address()).signedUp("second-" + UUID.randomUUID() + "@example.org");
        assertThat(confirm(start(personOf(second))).code()).isEqualTo("already_linked");
        assertThat(second.get("/v1/balance").status()).isEqualTo(200);
    }

    @Test
    void somebody_banned_is_not_joined() throws Exception {
        var code = start(botId);
        studio.bean(Decisions.class).act(() -> studio.bean(Bans.class).ban(botId, "test", "test", Instant.now()));

        assertThat(confirm(code).code()).isEqualTo("account_banned");
        assertThat(isOne(siteId, botId)).isFalse();
    }

    @Test
    void it_can_be_undone_and_everything_is_whose_it_was() throws Exception {
        var ofSite = order("/v1/orders", site);
        grant(siteId, 7);
        var before = List.of(available(botId), available(siteId));
        var link = UUID.fromString(confirm(start(botId)).text("link_id"));
        assertThat(site.get("/v1/links").body().path("undoable")).hasSize(1);

        var undone = site.post("/v1/links/" + link + "/undo", "{}");

        assertThat(undone.text("status")).isEqualTo("undone");
        assertThat(undone.body().at("/returned/credits").asLong()).isEqualTo(before.get(1));
        assertThat(undone.body().at("/returned/credits_missing").asLong()).isZero();
        assertThat(List.of(available(botId), available(siteId))).isEqualTo(before);
        assertThat(personOf(site)).isEqualTo(siteId);
        assertThat(site.get("/v1/orders").body().at("/orders/0/order_id").asString())
                .isEqualTo(ofSite.toString());
        assertThat(studio.bean(TelegramPersons.class).find(telegramId)).contains(botId);
        assertThat(site.post("/v1/links/" + link + "/undo", "{}").status()).isEqualTo(404);
        assertThat(confirm(start(botId)).status()).isEqualTo(200);
    }

    @Test
    void what_was_spent_meanwhile_does_not_come_back_and_after_a_day_nothing_does() throws Exception {
        grant(siteId, 7);
        var owed = available(siteId);
        var link = UUID.fromString(confirm(start(botId)).text("link_id"));
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .adjustDown(botId, Credits.of(available(botId) - 1), "spent:" + botId, Instant.now()));

        var undone = site.post("/v1/links/" + link + "/undo", "{}");
        assertThat(undone.body().at("/returned/credits").asLong()).isEqualTo(1);
        assertThat(undone.body().at("/returned/credits_missing").asLong()).isEqualTo(owed - 1);

        var second = UUID.fromString(confirm(start(botId)).text("link_id"));
        studio.database().jdbc().sql("""
                        update person_joins set joined_at = joined_at - interval '25 hours',
                            undo_until = undo_until - interval '25 hours' where id = :id
                        """).param("id", second).update();
        assertThat(site.post("/v1/links/" + second + "/undo", "{}").code()).isEqualTo("undo_too_late");
        assertThat(site.get("/v1/links").body().path("undoable")).isEmpty();
    }

    @Test
    void somebody_else_undoes_nothing() throws Exception {
        var link = confirm(start(botId)).text("link_id");
        var stranger = new ApiClient(studio.address()).signedUp("stranger-" + UUID.randomUUID() + "@example.org");

        assertThat(stranger.post("/v1/links/" + link + "/undo", "{}").status()).isEqualTo(404);
        assertThat(isOne(siteId, botId)).isTrue();
    }

    @Test
    void a_way_in_can_be_taken_off_but_not_the_last_one_nor_while_it_can_be_undone() throws Exception {
        assertThat(site.delete("/v1/links/website").code()).isEqualTo("last_way_in");
        assertThat(site.delete("/v1/links/telegram").status()).isEqualTo(404);
        assertThat(site.delete("/v1/links/fax").status()).isEqualTo(404);
        var link = UUID.fromString(confirm(start(botId)).text("link_id"));
        assertThat(site.delete("/v1/links/telegram").code()).isEqualTo("undo_instead");
        studio.database()
                .jdbc()
                .sql("update person_joins set undo_until = joined_at where id = :id")
                .param("id", link)
                .update();

        assertThat(site.delete("/v1/links/telegram").status()).isEqualTo(204);

        assertThat(studio.bean(TelegramPersons.class).find(telegramId)).isEmpty();
        var again = joined(telegramId);
        assertThat(again).isNotIn(botId, siteId);
        assertThat(available(again)).as("no second gift").isZero();
        assertThat(count("audit_log where action = 'accounts.unlink' and subject = 'person:" + botId + "'"))
                .isEqualTo(1);
    }

    @Test
    void however_many_confirm_at_once_they_are_joined_once_and_no_credit_is_lost() throws Exception {
        grant(botId, 5);
        grant(siteId, 7);
        var total = available(botId) + available(siteId);
        var ofBot = start(botId);
        var ofSite = start(siteId);
        Callable<Boolean> bySite = () -> confirms(siteId, ofBot);
        Callable<Boolean> byBot = () -> confirms(botId, ofSite);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var done = 0;
            for (var answer : pool.invokeAll(IntStream.range(0, 8)
                    .mapToObj(turn -> turn % 2 == 0 ? bySite : byBot)
                    .toList())) {
                done += answer.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(available(botId)).isEqualTo(total);
        assertThat(available(siteId)).isZero();
    }

    @Test
    void linking_and_undoing_while_credits_are_given_loses_none() throws Exception {
        var total = new AtomicLong(available(botId) + available(siteId));
        try (var pool = Executors.newFixedThreadPool(4)) {
            var turns = Stream.<Callable<Boolean>>concat(
                            IntStream.range(0, 20).mapToObj(turn -> () -> {
                                grant(turn % 2 == 0 ? siteId : botId, 1);
                                return total.incrementAndGet() > 0;
                            }),
                            Stream.of(() -> {
                                var code = start(botId);
                                return confirms(siteId, code);
                            }))
                    .toList();
            for (var answer : pool.invokeAll(turns)) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(available(botId)).isEqualTo(total.get());
        assertThat(available(siteId)).isZero();
    }

    @Test
    void on_a_phone_a_customer_types_the_bots_code_sees_whose_it_is_links_and_undoes_it() {
        try (var browser = new TestBrowser(studio.address())) {
            var page = browser.strangerWithPhone();
            new BrowserCustomers(studio).signedUp(page);
            page.navigate("/cabinet");
            page.getByText("Связать Telegram и другие аккаунты").click();
            page.getByText("Показать код").click();
            assertThat(page.locator("[data-code]").textContent()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
            assertThat(page.getByText("Открыть бота").getAttribute("href")).contains("?start=link_");
            shot(page, "links-code");

            page.locator("#code").fill("oooo-oooo");
            page.getByText("Проверить код").click();
            assertThat(page.content()).contains("Такого кода нет");
            page.locator("#code").fill(start(botId).toLowerCase(Locale.ROOT));
            page.getByText("Проверить код").click();
            page.getByText("@user_" + telegramId).waitFor();
            shot(page, "links-confirm");
            page.getByText("Связать", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByText("кредиты, баллы, заказы и ролики теперь общие").waitFor();
            assertThat(page.locator("[data-platform]").all()).hasSize(2);
            shot(page, "links-done");
            page.getByText("Отменить связь").click();
            page.getByText("снова два аккаунта").waitFor();
            page.setViewportSize(1440, 900);
            shot(page, "links-wide");
            assertThat(browser.complaints()).allMatch(said -> said.contains("403"));
        }
        assertThat(studio.bean(TelegramPersons.class).find(telegramId)).contains(botId);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Test
    void every_table_that_belongs_to_a_person_says_what_becomes_of_it() {
        var named = studio.database()
                .jdbc()
                .sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'person_id' order by table_name
                        """)
                .query((row, _) -> row.getString(1))
                .list();
        var moved = beans().stream()
                .flatMap(part -> part.tables().stream())
                .map(JoinedTable::name)
                .collect(Collectors.toCollection(HashSet::new));
        moved.addAll(STAY);

        assertThat(moved).containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<JoinedData> beans() {
        return List.copyOf(studio.beans(JoinedData.class));
    }

    private boolean confirms(PersonId typing, String code) {
        try {
            studio.bean(ConfirmLink.class).confirm(typing, code);
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private Answer confirm(String code) throws Exception {
        return site.post("/v1/links/confirm", code(code));
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static String start(PersonId person) {
        return studio.bean(StartLink.class).start(person).code();
    }

    private static PersonId joined(long telegramId) {
        var user = new TelegramUser(telegramId, "user_" + telegramId, "Ann", Locale.of("en"));
        return studio.bean(JoinByTelegram.class)
                .join(user, studio.bean(Consents.class).currentVersion(), null);
    }

    private static PersonId personOf(ApiClient client) throws Exception {
        return new PersonId(studio.database()
                .jdbc()
                .sql("select person_id from sessions where token_hash = sha256(:token::bytea)")
                .param("token", client.token())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }

    private static String emailOf(PersonId person) {
        return studio.database()
                .jdbc()
                .sql("select external_id from identities where person_id = :person and platform = 'website'")
                .param("person", person.value())
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static boolean isOne(PersonId some, PersonId other) {
        return count("person_joins where undone_at is null and ((gone_id = '%s' and stays_id = '%s')"
                                .formatted(some, other)
                        + " or (gone_id = '%s' and stays_id = '%s'))".formatted(other, some))
                == 1;
    }

    private static void grant(PersonId person, long credits) {
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .grant(person, Credits.of(credits), "test:" + UUID.randomUUID(), Instant.now()));
    }

    private static long available(PersonId person) {
        return studio.bean(Ledger.class).balance(person).available().amount();
    }

    private static long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static UUID order(String path, ApiClient by) throws Exception {
        var wanted = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";
        return UUID.fromString(
                by.post(path, wanted, "Idempotency-Key", UUID.randomUUID().toString())
                        .text("order_id"));
    }

    private static ApiClient service() throws Exception {
        var token = administrator
                .post(
                        "/v1/admin/service-tokens",
                        "{\"name\":\"bot\",\"scopes\":[\"users:read\",\"orders:read\",\"orders:write\",\"loyalty:read\"]}")
                .text("token");
        return new ApiClient(studio.address()).with(token);
    }
}
