package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an operator sees of everybody's payments and gives back of them, over real HTTP against the whole application. */
@Thorough
class AllPaymentsApiTest {

    private static final String PAYMENTS = "/v1/admin/payments";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static ApiClient admin;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.account-requests-per-minute=10000",
                "--neurocards.web.requests-per-minute=100000");
        operator = OperatorOfStudio.of(studio);
        admin = operator.administrator();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_part_is_asked_for_once_and_seen_with_its_payment() throws Exception {
        var payment = aside("yookassa");

        var first = refund(payment, "key-1", "{\"amount\":15000,\"reason\":\"came late\"}");
        var again = refund(payment, "key-1", "{\"amount\":15000,\"reason\":\"came late\"}");
        var without = admin.post(PAYMENTS + "/" + payment + "/refund", "{\"amount\":15000,\"reason\":\"came late\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(without.body()).isEqualTo(first.body());
        var seen = admin.get(PAYMENTS + "/" + payment).body();
        assertThat(seen).isEqualTo(first.body());
        assertThat(seen.path("status").asString()).isEqualTo("aside");
        assertThat(seen.path("amount_minor").asLong()).isEqualTo(39000);
        assertThat(seen.path("currency").asString()).isEqualTo("RUB");
        assertThat(seen.path("refunded_minor").asLong()).isZero();
        assertThat(seen.path("test").asBoolean(true)).isFalse();
        assertThat(seen.path("gateway_reference").asString()).isEqualTo("charge-" + payment);
        assertThat(seen.path("refunds").size()).isOne();
        assertThat(seen.path("refunds").get(0).path("amount_minor").asLong()).isEqualTo(15000);
        assertThat(seen.path("refunds").get(0).path("status").asString()).isEqualTo("requested");
        assertThat(operator.audited("payment:" + payment)).containsExactly("admin-token payment.refund came late");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'amount':39001,'reason':'x'} | 409 | refund_too_large",
                "{'amount':0,'reason':'x'} | 422 | invalid_request",
                "{'amount':-5,'reason':'x'} | 422 | invalid_request",
                "{'amount':5} | 422 | invalid_request",
                "{'amount':5,'reason':' '} | 422 | invalid_request",
                "{'amount':99999999999999999999,'reason':'x'} | 400 | malformed_request",
            })
    void what_can_not_be_is_refused_and_nothing_is_written(String json, int status, String code) throws Exception {
        var payment = aside("yookassa");

        var refused = admin.post(PAYMENTS + "/" + payment + "/refund", json.replace('\'', '"'));

        assertThat(refused.status() + " " + refused.text("code")).isIn(status + " " + code, "400 invalid_request");
        assertThat(admin.get(PAYMENTS + "/" + payment).body().path("refunds").size())
                .isZero();
    }

    @Test
    void another_amount_waits_and_stars_go_back_only_whole_and_nobody_elses_id_is_known() throws Exception {
        var payment = aside("yookassa");
        refund(payment, "a", "{\"amount\":100,\"reason\":\"x\"}");

        assertThat(refund(payment, "b", "{\"amount\":101,\"reason\":\"x\"}").text("code"))
                .isEqualTo("refund_under_way");
        assertThat(refund(payment, "a", "{\"amount\":101,\"reason\":\"x\"}").text("code"))
                .isEqualTo("idempotency_key_reused");
        var stars = aside("telegram_stars");
        var part = refund(stars, "c", "{\"amount\":100,\"reason\":\"x\"}");
        assertThat(part.status()).isEqualTo(422);
        assertThat(part.text("code")).isEqualTo("refund_only_whole");
        assertThat(admin.get(PAYMENTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(refund(UUID.randomUUID(), "d", "{\"reason\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void all_are_seen_page_by_page_and_filtered() throws Exception {
        var mine = new ArrayList<String>();
        for (var number = 0; number < 5; number++) {
            mine.addFirst(aside("paging").toString());
        }
        var seen = new ArrayList<String>();
        var path = PAYMENTS + "?status=aside&gateway=paging&limit=2";
        var page = admin.get(path).body();
        ids(page).forEach(seen::add);
        while (page.hasNonNull("next_cursor")) {
            page = admin.get(path + "&cursor=" + page.path("next_cursor").asString())
                    .body();
            ids(page).forEach(seen::add);
        }

        assertThat(seen).containsExactlyElementsOf(mine);
        assertThat(ids(admin.get(PAYMENTS + "?status=completed&gateway=paging").body()))
                .isEmpty();
        assertThat(admin.get(PAYMENTS + "?status=paid").status()).isIn(400, 422);
        assertThat(admin.get(PAYMENTS + "?limit=101").status()).isIn(400, 422);
        assertThat(admin.get(PAYMENTS + "?cursor=" + UUID.randomUUID()).status())
                .isIn(400, 422);
        assertThat(new ApiClient(studio.address()).get(PAYMENTS).status()).isEqualTo(401);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("payments")
                .valueStream()
                .map(one -> one.path("payment_id").asString())
                .toList();
    }

    private ApiClient.Answer refund(UUID payment, String key, String json) throws Exception {
        return admin.post(PAYMENTS + "/" + payment + "/refund", json, "Idempotency-Key", key);
    }

    private static UUID aside(String gateway) {
        var id = UUID.randomUUID();
        studio.database()
                .jdbc()
                .sql("""
                        insert into payments (id, gateway, credits, currency, amount, status, charge_id, payer, reason, created_at)
                        values (:id, :gateway, 0, case when :gateway = 'telegram_stars' then 'XTR' else 'RUB' end, 39000, 'aside', :charge,
                            case when :gateway = 'telegram_stars' then '7' end, 'unknown_order', clock_timestamp())
                        """)
                .param("id", id)
                .param("gateway", gateway)
                .param("charge", "charge-" + id)
                .update();
        return id;
    }
}
