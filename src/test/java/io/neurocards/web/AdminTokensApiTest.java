package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Tokens of administrators, from their making to their end, over real HTTP against the whole application. */
@Thorough
class AdminTokensApiTest {

    private static final String TOKENS = "/v1/admin/tokens";
    private static final String STATUS = "/v1/admin/status";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static ApiClient owner;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.requests-per-minute=100000",
                "--neurocards.web.account-requests-per-minute=100000");
        operator = OperatorOfStudio.of(studio);
        owner = operator.administrator();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    private static String name() {
        return "Anna " + UUID.randomUUID();
    }

    private static String wish(String name, String role, int days) {
        return "{\"name\":\"%s\",\"role\":\"%s\",\"expires_in_days\":%d}".formatted(name, role, days);
    }

    private static Answer issue(String role) throws Exception {
        return owner.post(TOKENS, wish(name(), role, 30));
    }

    private static JsonNode listed(String id) throws Exception {
        for (var token : owner.get(TOKENS).body().path("admin_tokens")) {
            if (token.path("id").asString().equals(id)) {
                return token;
            }
        }
        throw new AssertionError("Not in the list: " + id);
    }

    private static List<String> audited(String token) {
        return operator.audited("admin-token:" + token);
    }

    @Test
    void a_token_is_shown_once_only_its_digest_is_kept_and_its_making_is_audited() throws Exception {
        var name = name();
        var before = Instant.now();

        var issued = owner.post(TOKENS, wish("  " + name + " ", "support", 365));

        var token = issued.text("token");
        var listed = listed(issued.text("id"));
        assertThat(issued.status()).isEqualTo(201);
        assertThat(token).matches("nka_[A-Za-z0-9_-]{43}");
        assertThat(issued.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(Instant.parse(issued.text("expires_at")))
                .isBetween(
                        before.plus(365, ChronoUnit.DAYS).minusMillis(1),
                        Instant.now().plus(365, ChronoUnit.DAYS));
        assertThat(listed.path("name").asString()).isEqualTo(name);
        assertThat(listed.path("role").asString()).isEqualTo("support");
        assertThat(listed.path("expires_at").asString()).isEqualTo(issued.text("expires_at"));
        assertThat(listed.path("created_by").asString()).isEqualTo("admin-token");
        assertThat(listed.path("last_used_at").isNull()).isTrue();
        assertThat(listed.path("revoked_at").isNull()).isTrue();
        assertThat(owner.get(TOKENS).body().toString()).doesNotContain(token);
        assertThat(studio.database().allTexts()).doesNotContain(token);
        assertThat(audited(issued.text("id"))).containsExactly("admin-token admin-token.issue " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"Viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"OWNER\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\" owner\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"owner,viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"admin\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"\",\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":null,\"expires_in_days\":1}",
                "{\"name\":\"a\",\"role\":\"viewer\"}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":null}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":0}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":-1}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":366}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":1.5}",
                "{\"name\":\"a\",\"role\":\"viewer\",\"expires_in_days\":4294967297}",
                "{\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\" \",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\u0007b\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\nb\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\u200bb\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\u202eb\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\u00a0b\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"a\\ud800\",\"role\":\"viewer\",\"expires_in_days\":1}",
                "{\"name\":\"12345678901234567890123456789012345678901234567890123456789012345\",\"role\":\"viewer\","
                        + "\"expires_in_days\":1}"
            })
    void what_can_not_be_a_token_is_refused_and_nothing_is_made(String json) throws Exception {
        var before = owner.get(TOKENS).body();

        var answer = owner.post(TOKENS, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid_request");
        assertThat(owner.get(TOKENS).body()).isEqualTo(before);
    }

    @Test
    void the_longest_name_fits_into_the_audit_log_and_into_what_is_written_at_orders() throws Exception {
        var name = "\uD83D\uDE80".repeat(28) + UUID.randomUUID();
        var sku = operator.sellMug();
        var customer = operator.customer().client();
        var order = customer.post(
                        "/v1/orders", "{\"items\":[%s],\"currency\":\"RUB\"}".formatted(OperatorOfStudio.line(sku)))
                .text("order_id");

        var issued = owner.post(TOKENS, wish(name, "finance", 1));
        var paid = owner.with(issued.text("token"))
                .post("/v1/admin/orders/" + order + "/pay", "{\"reference\":\"bank:%s\"}".formatted(order));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("paid_by")).isEqualTo("admin:" + name);
        assertThat(operator.audited("order:" + order)).containsExactly("admin:" + name + " order.pay ");
    }

    @Test
    void whatever_an_administrator_does_stands_in_the_audit_log_under_their_name() throws Exception {
        var name = name();
        var boss = owner.with(owner.post(TOKENS, wish(name, "owner", 1)).text("token"));
        var jdbc = studio.database().jdbc();
        var since = at(Instant.now());

        boss.post("/v1/admin/goods", OperatorOfStudio.mug("mug-" + UUID.randomUUID(), "10"));
        boss.post("/v1/admin/loyalty-rules", "{\"name\":\"Spring\",\"percent\":0}");
        boss.post("/v1/admin/service-tokens", "{\"name\":\"x\",\"scopes\":[\"users:read\"]}");
        boss.delete(TOKENS + "/" + boss.post(TOKENS, wish(name(), "viewer", 1)).text("id"));
        var partner = PartnerOfStudio.make(boss);
        partner.live();
        partner.pays(5);

        var lines = jdbc.sql("select actor, count(distinct action) as acts from audit_log where done_at >= :since"
                        + " group by actor")
                .param("since", since)
                .query((row, _) -> row.getString("actor") + " " + row.getInt("acts"))
                .list();
        assertThat(lines).containsExactly("admin:" + name + " 8");
    }

    @Test
    void an_invoice_that_two_administrators_enter_under_one_key_is_credited_once() throws Exception {
        var partner = PartnerOfStudio.make(studio);
        var invoice = "{\"credits\":50,\"reason\":\"invoice 7\"}";

        for (var token : List.of(issue("finance"), issue("finance"))) {
            owner.with(token.text("token"))
                    .post(partner.path() + "/credits", invoice, "Idempotency-Key", partner.id() + "-7");
        }

        assertThat(owner.get(partner.path()).body().path("credits").asLong()).isEqualTo(50);
    }

    @Test
    void a_role_that_does_not_open_a_route_is_told_which_one_does() throws Exception {
        var viewer = owner.with(issue("viewer").text("token"));

        var answer = viewer.post("/v1/admin/sync", "{}");

        assertThat(viewer.get(STATUS).status()).isEqualTo(200);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("role_missing");
        assertThat(answer.text("role")).isEqualTo("operations");
        assertThat(answer.text("detail")).contains("operations").contains("Nothing was done");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    @Test
    void who_answers_customers_does_not_say_that_money_came_or_goes_back() throws Exception {
        var support = owner.with(issue("support").text("token"));
        var finance = owner.with(issue("finance").text("token"));
        var partners = owner.with(issue("partners").text("token"));
        var order = operator.customer().ordered(OperatorOfStudio.line(operator.sellMug()));
        var path = "/v1/admin/orders/" + order;
        var partner = PartnerOfStudio.make(owner);

        var refusals = List.of(
                support.post(path + "/pay", "{\"reference\":\"bank:1\"}"),
                support.post(path + "/refund", "{\"reason\":\"wish\"}"),
                partners.post(
                        partner.path() + "/credits", "{\"credits\":5,\"reason\":\"x\"}", "Idempotency-Key", order));
        var paid = finance.post(path + "/pay", "{\"reference\":\"bank:%s\"}".formatted(order));

        assertThat(refusals).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("role")).isEqualTo("finance");
        });
        assertThat(paid.status()).isEqualTo(200);
        assertThat(finance.post(path + "/fulfil", "{}").text("role")).isEqualTo("support");
        assertThat(support.post(path + "/fulfil", "{}").status()).isEqualTo(200);
        assertThat(owner.get(partner.path()).body().path("credits").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "support", "catalogue", "partners", "finance", "operations"})
    void only_owners_make_see_and_end_tokens(String role) throws Exception {
        var victim = issue("owner");
        var other = owner.with(issue(role).text("token"));

        for (var answer : List.of(
                other.post(TOKENS, wish(name(), "owner", 1)),
                other.post(TOKENS, wish(name(), role, 1)),
                other.get(TOKENS),
                other.delete(TOKENS + "/" + victim.text("id")),
                other.post("/v1/admin/service-tokens", "{\"name\":\"x\",\"scopes\":[\"users:read\"]}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("role")).isEqualTo("owner");
        }
        assertThat(owner.with(victim.text("token")).get(STATUS).status()).isEqualTo(200);
    }

    @Test
    void an_owner_by_token_makes_and_ends_tokens_under_their_own_name_and_may_end_their_own() throws Exception {
        var name = name();
        var first = owner.post(TOKENS, wish(name, "owner", 1));
        var boss = owner.with(first.text("token"));

        var second = boss.post(TOKENS, wish(name(), "viewer", 1));
        assertThat(listed(second.text("id")).path("created_by").asString()).isEqualTo("admin:" + name);
        assertThat(boss.delete(TOKENS + "/" + second.text("id")).status()).isEqualTo(204);
        assertThat(boss.delete(TOKENS + "/" + first.text("id")).status()).isEqualTo(204);

        assertThat(boss.get(TOKENS).status()).isEqualTo(401);
        assertThat(listed(second.text("id")).path("revoked_by").asString()).isEqualTo("admin:" + name);
        assertThat(audited(second.text("id")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("admin:" + name + " admin-token."));
    }

    @Test
    void a_revoked_token_is_refused_at_once_and_can_not_be_revoked_twice() throws Exception {
        var issued = issue("viewer");
        var path = TOKENS + "/" + issued.text("id");
        var viewer = owner.with(issued.text("token"));
        assertThat(viewer.get(STATUS).status()).isEqualTo(200);

        assertThat(owner.delete(path).status()).isEqualTo(204);

        assertThat(viewer.get(STATUS).status()).isEqualTo(401);
        assertThat(viewer.get(STATUS).code()).isEqualTo("unauthenticated");
        assertThat(owner.delete(path).status()).isEqualTo(404);
        assertThat(owner.delete(TOKENS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(listed(issued.text("id")).path("revoked_at").isNull()).isFalse();
        assertThat(audited(issued.text("id"))).hasSize(2);
        assertThat(owner.get(STATUS).status()).isEqualTo(200);
    }

    @Test
    void a_token_is_over_when_its_time_is_and_its_name_is_free_then() throws Exception {
        var name = name();
        var token = BearerToken.ADMIN.fresh();
        var id = insert(name, token, Instant.now().minusSeconds(1));

        assertThat(owner.with(token).get(STATUS).status()).isEqualTo(401);
        var again = owner.post(TOKENS, wish(name, "viewer", 1));

        assertThat(again.status()).isEqualTo(201);
        assertThat(owner.with(again.text("token")).get(STATUS).status()).isEqualTo(200);
        assertThat(owner.with(token).get(STATUS).status()).isEqualTo(401);
        assertThat(listed(id).path("revoked_at").isNull()).isFalse();
    }

    @Test
    void two_tokens_that_work_never_have_one_name() throws Exception {
        var name = name();
        var first = owner.post(TOKENS, wish(name, "viewer", 1));

        var taken = owner.post(TOKENS, wish(" " + name + " ", "owner", 1));
        assertThat(owner.delete(TOKENS + "/" + first.text("id")).status()).isEqualTo(204);
        var free = owner.post(TOKENS, wish(name, "operations", 1));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("name_taken");
        assertThat(free.status()).isEqualTo(201);
        assertThat(owner.with(first.text("token")).get(STATUS).status()).isEqualTo(401);
    }

    @Test
    void names_that_look_alike_are_one() throws Exception {
        var rest = " " + UUID.randomUUID();
        var first = owner.post(TOKENS, wish("Zo\u00eb" + rest, "viewer", 1));

        var alike = owner.post(TOKENS, wish("Zoe\u0308" + rest, "viewer", 1));

        assertThat(first.status()).isEqualTo(201);
        assertThat(alike.status()).isEqualTo(409);
        assertThat(alike.code()).isEqualTo("name_taken");
    }

    @Test
    void what_is_no_admin_token_opens_nothing() throws Exception {
        var good = issue("owner").text("token");
        var customer = new ApiClient(studio.address()).signedUp("customer-" + UUID.randomUUID() + "@example.org");
        var program = owner.post("/v1/admin/service-tokens", "{\"name\":\"x\",\"scopes\":[\"users:read\"]}")
                .text("token");
        var body = good.substring("nka_".length());

        for (var token : List.of(
                customer.token(),
                program,
                PartnerOfStudio.make(studio).live().token(),
                "nks_" + body,
                "nkv_" + body,
                "nkd_" + body,
                "nk_live_" + body,
                "NKA_" + body,
                body,
                good + "A",
                good.substring(0, good.length() - 1),
                "nka_" + "A".repeat(43),
                "nka_",
                "nka_%")) {
            assertThat(owner.with(token).get(STATUS).status()).as(token).isEqualTo(401);
            assertThat(owner.with(token).post(TOKENS, wish(name(), "owner", 1)).status())
                    .as(token)
                    .isEqualTo(401);
        }
        assertThat(owner.with(good).get("/v1/balance").status()).isEqualTo(401);
        assertThat(owner.with(good).get("/v1/telegram/users/1").status()).isEqualTo(401);
    }

    @Test
    void the_last_use_is_noted_once_in_five_minutes() throws Exception {
        var issued = issue("viewer");
        var id = UUID.fromString(issued.text("id"));
        var viewer = owner.with(issued.text("token"));

        viewer.get(STATUS);
        assertThat(lastUsed(id)).isAfter(Instant.now().minusSeconds(60));
        var recently = Instant.now().minusSeconds(280).truncatedTo(ChronoUnit.MILLIS);
        setLastUsed(id, recently);
        viewer.get(STATUS);
        assertThat(lastUsed(id)).isEqualTo(recently);
        setLastUsed(id, Instant.now().minusSeconds(301));
        viewer.post("/v1/admin/sync", "{}");

        assertThat(lastUsed(id)).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void what_a_token_is_for_and_that_it_is_over_stays_whoever_writes_into_the_database() throws Exception {
        var issued = issue("viewer");
        var id = UUID.fromString(issued.text("id"));
        owner.delete(TOKENS + "/" + id);

        for (var change : List.of(
                "role = 'owner'",
                "name = 'somebody else'",
                "token_hash = sha256('x')",
                "expires_at = expires_at + interval '1 day'",
                "created_by = 'nobody'",
                "created_at = created_at - interval '1 day'",
                "revoked_at = null, revoked_by = null",
                "revoked_by = 'nobody'")) {
            assertThatThrownBy(() -> studio.database()
                            .jdbc()
                            .sql("update admin_tokens set " + change + " where id = :id")
                            .param("id", id)
                            .update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("admin token");
        }
    }

    @Test
    void however_many_take_one_name_at_once_one_gets_it() throws Exception {
        var wish = wish(name(), "viewer", 1);

        var answers = atOnce(() -> owner.post(TOKENS, wish).status());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void however_many_take_the_name_of_a_token_that_is_over_one_gets_it() throws Exception {
        var name = name();
        insert(name, BearerToken.ADMIN.fresh(), Instant.now().minusSeconds(1));

        var answers = atOnce(() -> owner.post(TOKENS, wish(name, "viewer", 1)).status());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void however_many_revoke_at_once_one_does_and_one_line_says_so() throws Exception {
        var id = issue("viewer").text("id");

        var answers = atOnce(() -> owner.delete(TOKENS + "/" + id).status());

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
        assertThat(audited(id)).hasSize(2);
    }

    @Test
    void once_a_revocation_is_answered_no_call_gets_in_however_many_are_on_their_way() throws Exception {
        var issued = issue("viewer");
        var viewer = owner.with(issued.text("token"));
        var over = new AtomicBoolean();
        var running = new CountDownLatch(4);
        Callable<List<Integer>> calling = () -> {
            var late = new ArrayList<Integer>();
            while (late.size() < 5) {
                var wasOver = over.get();
                var status = viewer.get(STATUS).status();
                running.countDown();
                if (wasOver) {
                    late.add(status);
                }
            }
            return late;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Collections.nCopies(4, calling).stream()
                    .map(threads::submit)
                    .toList();
            running.await();
            owner.delete(TOKENS + "/" + issued.text("id"));
            over.set(true);

            for (var call : calls) {
                assertThat(call.get()).containsOnly(401);
            }
        }
    }

    @Test
    void without_the_database_the_token_of_the_settings_works_and_others_are_told_to_wait() throws Exception {
        var viewer = owner.with(issue("viewer").text("token"));
        var unknown = owner.with("nka_" + "A".repeat(43));
        assertThat(viewer.get(STATUS).status()).isEqualTo(200);

        studio.database().goesAway();
        try {
            until(() -> owner.get("/v1/admin/health").status(), status -> status == 503);
            for (var client : List.of(viewer, unknown)) {
                var answer = client.get(STATUS);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("nobody_can_decide");
                assertThat(client.get("/v1/admin/health").text("status")).isEqualTo("unavailable");
            }
            assertThat(owner.get(STATUS).status()).isEqualTo(200);
            assertThat(owner.with("wrong").get(STATUS).status()).isEqualTo(401);
        } finally {
            studio.database().comesBack();
        }
        until(() -> viewer.get(STATUS).status(), status -> status == 200);
    }

    private static <T> List<T> atOnce(Callable<T> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(8, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** Writes down a token that was made two days ago. */
    private static String insert(String name, String token, Instant expiresAt) {
        var id = UUID.randomUUID();
        studio.database()
                .jdbc()
                .sql("""
                        insert into admin_tokens (id, name, token_hash, role, created_at, created_by, expires_at)
                        values (:id, :name, :hash, 'owner', :made, 'test', :end)
                        """)
                .param("id", id)
                .param("name", name)
                .param("hash", BearerToken.hash(token))
                .param("made", at(expiresAt.minus(2, ChronoUnit.DAYS)))
                .param("end", at(expiresAt))
                .update();
        return id.toString();
    }

    private static void setLastUsed(UUID id, Instant moment) {
        studio.database()
                .jdbc()
                .sql("update admin_tokens set last_used_at = :moment where id = :id")
                .param("moment", at(moment))
                .param("id", id)
                .update();
    }

    private static Instant lastUsed(UUID id) {
        return studio.database()
                .jdbc()
                .sql("select last_used_at from admin_tokens where id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
