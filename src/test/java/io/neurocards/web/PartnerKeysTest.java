package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.operations.AuditLog;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of partners, from their making to their end, over real HTTP. */
@Thorough
class PartnerKeysTest {

    private static final String BALANCE = "/v1/api/balance";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    private PartnerOfStudio partner;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + PartnerOfStudio.ADMIN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void make_a_partner() throws Exception {
        partner = PartnerOfStudio.make(studio);
    }

    @Test
    void a_key_is_shown_once_and_only_its_digest_is_kept() throws Exception {
        var issued = partner.issue("live", "balance:read");
        var key = issued.text("key");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(key).matches("nk_live_[A-Za-z0-9_-]{43}");
        assertThat(issued.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(partner.administrator().get(partner.path() + "/keys").body().toString())
                .contains(issued.body().at("/about/id").asString())
                .doesNotContain(key);
        assertThat(studio.database().allTexts()).doesNotContain(key);
        assertThat(studio.bean(AuditLog.class).latest(50))
                .anySatisfy(line -> assertThat(line.act().action()).isEqualTo("partner-key.issue"));
    }

    @Test
    void a_key_is_taken_from_its_own_header_and_from_the_usual_one() throws Exception {
        var key = partner.issue("test", "balance:read").text("key");
        var request = HttpRequest.newBuilder(URI.create(studio.address() + BALANCE))
                .header("X-API-Key", key)
                .build();
        var body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(body.statusCode()).isEqualTo(200);
        assertThat(body.body()).contains("\"world\":\"test\"");
        assertThat(partner.administrator().with(key).get(BALANCE).status()).isEqualTo(200);
        assertThat(partner.administrator()
                        .get(partner.path() + "/keys")
                        .body()
                        .at("/keys/0/last_used_at")
                        .isNull())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nk_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "nk_test_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "nk_live_short",
                "nk_other_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pk_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pk_test_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "api_key_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "x"
            })
    void what_is_no_key_opens_nothing(String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + BALANCE))
                .header("X-API-Key", key)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("key_invalid");
        assertThat(partner.administrator().with(key).get(BALANCE).status()).isEqualTo(401);
    }

    @Test
    void a_live_key_is_no_test_key_although_it_differs_by_a_word() throws Exception {
        var key = partner.issue("test", "balance:read").text("key");

        var answer = partner.administrator()
                .with(key.replace("nk_test_", "nk_live_"))
                .get(BALANCE);

        assertThat(answer.code()).isEqualTo("key_invalid");
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_cannot_be_revoked_twice() throws Exception {
        var issued = partner.issue("live", "balance:read");
        var program = partner.administrator().with(issued.text("key"));
        var path = partner.path() + "/keys/" + issued.body().at("/about/id").asString();
        assertThat(program.get(BALANCE).status()).isEqualTo(200);

        assertThat(partner.administrator().delete(path).status()).isEqualTo(204);

        assertThat(program.get(BALANCE).status()).isEqualTo(401);
        assertThat(program.get(BALANCE).code()).isEqualTo("key_revoked");
        assertThat(partner.administrator().delete(path).status()).isEqualTo(404);
        assertThat(partner.administrator().post(path + "/rotate", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void an_expired_key_is_refused_and_says_so() throws Exception {
        var issued = partner.issue("live", "balance:read", "\"expires_in_days\":1");
        studio.database()
                .jdbc()
                .sql("update partner_keys set expires_at = created_at where id = :id")
                .param("id", UUID.fromString(issued.body().at("/about/id").asString()))
                .update();

        var answer = partner.administrator().with(issued.text("key")).get(BALANCE);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("key_expired");
    }

    @Test
    void a_rotated_key_works_for_a_while_beside_its_successor() throws Exception {
        var old = partner.issue("live", "balance:read");
        var path = partner.path() + "/keys/" + old.body().at("/about/id").asString();

        var fresh = partner.administrator().post(path + "/rotate", "");

        assertThat(fresh.status()).isEqualTo(201);
        assertThat(fresh.body().at("/about/replaces")).isEqualTo(old.body().at("/about/id"));
        assertThat(partner.administrator().with(old.text("key")).get(BALANCE).status())
                .isEqualTo(200);
        assertThat(partner.administrator().with(fresh.text("key")).get(BALANCE).status())
                .isEqualTo(200);
        assertThat(partner.administrator().post(path + "/rotate", "{}").status())
                .isEqualTo(404);
        var next = partner.path() + "/keys/" + fresh.body().at("/about/id").asString() + "/rotate";
        assertThat(partner.administrator().post(next, "{\"grace_hours\":-1}").status())
                .isEqualTo(400);
        assertThat(partner.administrator().post(next, "{\"grace_hours\":0}").status())
                .isEqualTo(201);
        assertThat(partner.administrator().with(fresh.text("key")).get(BALANCE).code())
                .isEqualTo("key_expired");
    }

    @Test
    void a_key_comes_from_its_addresses_only() throws Exception {
        var elsewhere =
                partner.with("live", "balance:read", "\"allowed_addresses\":[\"203.0.113.0/24\",\"2001:db8::/32\"]");
        var here = partner.with("live", "balance:read", "\"allowed_addresses\":[\"127.0.0.0/8\",\"::1\"]");

        assertThat(elsewhere.get(BALANCE).status()).isEqualTo(403);
        assertThat(elsewhere.get(BALANCE).code()).isEqualTo("address_not_allowed");
        assertThat(here.get(BALANCE).status()).isEqualTo(200);
    }

    @Test
    void a_key_does_what_its_scopes_say() throws Exception {
        var program = partner.with("live", "customers:read");

        var answer = program.get(BALANCE);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("scope_missing");
        assertThat(answer.text("scope")).isEqualTo("balance:read");
        assertThat(program.put("/v1/api/users/anna", "{}").code()).isEqualTo("scope_missing");
        assertThat(program.get("/v1/balance").status()).isEqualTo(403);
        assertThat(program.get("/v1/telegram/users/1").status()).isEqualTo(403);
    }

    @Test
    void a_suspended_partner_is_shut_out_until_it_is_let_in_again() throws Exception {
        var program = partner.with("live", "balance:read");
        var terms = "{\"name\":\"Card Shop\",\"contact_email\":\"dev@card-shop.example\",\"state\":\"%s\"}";

        partner.administrator().put(partner.path(), terms.formatted("suspended"));
        assertThat(program.get(BALANCE).code()).isEqualTo("partner_suspended");

        partner.administrator().put(partner.path(), terms.formatted("active"));
        assertThat(program.get(BALANCE).status()).isEqualTo(200);
    }

    @Test
    void a_key_that_sends_too_much_is_told_which_limit_and_how_long() throws Exception {
        var issued = partner.issue("live", "balance:read", "\"requests_per_minute\":3");
        var program = partner.administrator().with(issued.text("key"));
        var other = partner.with("live", "balance:read", "\"requests_per_day\":2");

        var first = program.get(BALANCE);
        program.get(BALANCE);
        program.get(BALANCE);
        var refused = program.get(BALANCE);
        other.get(BALANCE);
        other.get(BALANCE);
        var today = other.get(BALANCE);

        assertThat(first.raw().headers().firstValue("RateLimit-Limit")).contains("3");
        assertThat(first.raw().headers().firstValue("RateLimit-Remaining")).contains("2");
        assertThat(first.raw().headers().firstValue("RateLimit-Reset")).contains("20");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("key_minute_limit_reached");
        assertThat(refused.body().path("limit").asInt()).isEqualTo(3);
        assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 20L);
        assertThat(today.code()).isEqualTo("key_day_limit_reached");
        assertThat(today.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(40_000L, 43_200L);

        var path = partner.path() + "/keys/" + issued.body().at("/about/id").asString();
        assertThat(partner.administrator()
                        .put(path, "{\"requests_per_minute\":100}")
                        .status())
                .isEqualTo(200);
        assertThat(program.get(BALANCE).raw().headers().firstValue("RateLimit-Limit"))
                .contains("100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                       | world",
                "{\"name\":\"x\",\"world\":\"both\",\"scopes\":[\"balance:read\"]}        | world",
                "{\"world\":\"live\",\"scopes\":[\"balance:read\"]}                       | name",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[]}                        | scopes",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"everything\"]}          | scopes",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[null]}                    | scopes",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"allowed_addresses\":[\"example.org\"]} | allowed_addresses",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"allowed_addresses\":[\"10.0.0.0/33\"]} | allowed_addresses",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"allowed_addresses\":[\"1.2.3\"]}       | allowed_addresses",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"allowed_addresses\":[null]}            | allowed_addresses",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"requests_per_minute\":0}               | requests_per_minute",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"requests_per_day\":-1}                 | requests_per_day",
                "{\"name\":\"x\",\"world\":\"live\",\"scopes\":[\"balance:read\"],\"expires_in_days\":0}                   | expires_in_days"
            })
    void what_can_be_no_key_is_refused(String body, String field) throws Exception {
        var answer = partner.administrator().post(partner.path() + "/keys", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
    }

    @Test
    void what_a_partner_paid_is_received_and_owed_by_the_books() throws Exception {
        var administrator = partner.administrator();
        var before = owedToPartners(administrator);
        var paid = "{\"credits\":500,\"amount_minor\":2500000,\"currency\":\"RUB\",\"reason\":\"invoice 8\"}";

        assertThat(administrator
                        .post(partner.path() + "/credits", paid, "Idempotency-Key", "i8" + partner.id())
                        .status())
                .isEqualTo(200);
        administrator.post(partner.path() + "/credits", paid, "Idempotency-Key", "i8" + partner.id());

        var books = administrator.get("/v1/admin/books").body();
        assertThat(books.at("/money/months").findValuesAsString("source")).contains("partners");
        assertThat(owedToPartners(administrator).subtract(before)).isEqualByComparingTo("25000");
        for (var wrong : new String[] {
            paid.replace("RUB", "QQQ"),
            paid.replace(",\"currency\":\"RUB\"", ""),
            paid.replace("2500000", "0"),
            paid.replace("2500000", "1000000000001"),
            paid.replace("\"amount_minor\":2500000,", "")
        }) {
            assertThat(administrator.post(partner.path() + "/credits", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(administrator
                        .post(
                                partner.path() + "/credits",
                                paid.replace("2500000", "2600000"),
                                "Idempotency-Key",
                                "i8" + partner.id())
                        .code())
                .isEqualTo("idempotency_key_reused");
    }

    private static BigDecimal owedToPartners(ApiClient administrator) throws Exception {
        for (var owner : administrator.get("/v1/admin/books").body().at("/worth/owners")) {
            if (owner.path("owner").asString().equals("partner")) {
                return new BigDecimal(owner.at("/worth/total").asString());
            }
        }
        throw new AssertionError("No partners are owed anything");
    }

    @Test
    void a_partner_is_made_once_and_gets_its_credits_once() throws Exception {
        var administrator = partner.administrator();
        var body = "{\"name\":\"Shop\",\"contact_email\":\"a@b.example\"}";
        var once = administrator.post("/v1/admin/partners", body, "Idempotency-Key", "p1");
        var again = administrator.post("/v1/admin/partners", body, "Idempotency-Key", "p1");
        var credits = "/v1/admin/partners/" + once.text("id") + "/credits";
        var paid = "{\"credits\":500,\"reason\":\"invoice 7\"}";

        administrator.post(credits, paid, "Idempotency-Key", "i7");
        var twice = administrator.post(credits, paid, "Idempotency-Key", "i7");

        assertThat(again.text("id")).isEqualTo(once.text("id"));
        assertThat(twice.body().path("credits").asInt()).isEqualTo(500);
        for (var wrong : new String[] {"0", "-1", "1.5", "99999999999", "null", "\"NaN\""}) {
            assertThat(administrator.post(credits, paid.replace("500", wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(administrator
                        .post("/v1/admin/partners", "{\"name\":\"Shop\",\"contact_email\":\"nobody\"}")
                        .code())
                .isEqualTo("email_invalid");
        assertThat(administrator
                        .post("/v1/admin/partners/" + UUID.randomUUID() + "/credits", paid)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update partner_keys set test = not test",
                "update partner_keys set scopes = 'orders:write'",
                "update partner_keys set token_hash = decode(repeat('00', 32), 'hex')",
                "update partner_keys set partner_id = id",
                "update partner_keys set expires_at = null where expires_at is not null",
                "update partner_keys set expires_at = expires_at + interval '1 day' where expires_at is not null",
                "update partner_keys set revoked_at = null where revoked_at is not null",
                "update partner_keys set addresses = 'anywhere'",
                "update partner_keys set per_minute = 0",
                "update partner_keys set replaces = id",
                "update partners set person_id = test_person_id",
                "update partners set spend_cap = -1",
                "update partners set concurrency_cap = 0",
                "update partners set state = 'gone'",
                "delete from partners",
                "insert into identities (id, person_id, platform, external_id, created_at)"
                        + " select gen_random_uuid(), person_id, 'api_partner', 'anna', created_at from partners",
                "insert into identities (id, person_id, platform, external_id, created_at)"
                        + " select gen_random_uuid(), person_id, 'api_partner', id || ':a b', created_at from partners"
            })
    void neither_partners_nor_keys_can_be_bent_from_the_console(String statement) throws Exception {
        partner.issue("live", "balance:read", "\"expires_in_days\":3");
        var revoked =
                partner.issue("test", "balance:read").body().at("/about/id").asString();
        partner.administrator().delete(partner.path() + "/keys/" + revoked);

        assertThatThrownBy(() -> studio.database().jdbc().sql(statement).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
}
