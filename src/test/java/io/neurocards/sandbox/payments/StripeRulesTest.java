package io.neurocards.sandbox.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.payments.GatewayCalls.Answer;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe as a program sees it: what it takes, what it refuses, and what it remembers. */
class StripeRulesTest {

    private static final String SESSIONS = "checkout/sessions";
    private static final String PRICE = "line_items[0][price_data]";

    private static SandboxPayments sandbox;
    private static GatewayCalls stripe;

    @BeforeAll
    static void start() {
        sandbox = SandboxPayments.start();
        stripe = GatewayCalls.stripe(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static String[] session(String... more) {
        var fields = new ArrayList<>(List.of(
                "mode",
                "payment",
                "success_url",
                "http://localhost/back?session={CHECKOUT_SESSION_ID}",
                "cancel_url",
                "http://localhost/away",
                "client_reference_id",
                "order-1",
                "metadata[payment]",
                "order-1",
                "payment_intent_data[metadata][payment]",
                "order-1",
                PRICE + "[currency]",
                "usd",
                PRICE + "[unit_amount]",
                "1000",
                PRICE + "[product_data][name]",
                "10 clips",
                "line_items[0][quantity]",
                "1"));
        for (var index = 0; index < more.length; index += 2) {
            var known = fields.indexOf(more[index]);
            if (known >= 0 && known % 2 == 0) {
                fields.set(known + 1, more[index + 1]);
            } else {
                fields.add(more[index]);
                fields.add(more[index + 1]);
            }
        }
        return fields.toArray(String[]::new);
    }

    private static Answer create(String... more) throws IOException, InterruptedException {
        return stripe.form(SESSIONS, UUID.randomUUID().toString(), session(more));
    }

    private static String paid() throws IOException, InterruptedException {
        var id = create().text("/id");
        sandbox.choose("stripe", id, Wish.of(Choice.PAY));
        return id;
    }

    private static String intent(String session) throws IOException, InterruptedException {
        return stripe.get(SESSIONS + "/" + session).text("/payment_intent");
    }

    @Test
    void a_session_is_opened_looked_up_and_paid() throws Exception {
        var opened = create();
        var id = opened.text("/id");

        assertThat(opened.status()).isEqualTo(200);
        assertThat(id).startsWith("cs_test_");
        assertThat(opened.text("/status")).isEqualTo("open");
        assertThat(opened.text("/payment_status")).isEqualTo("unpaid");
        assertThat(opened.json().path("amount_total").longValue()).isEqualTo(1000);
        assertThat(opened.text("/currency")).isEqualTo("usd");
        assertThat(opened.json().path("livemode").booleanValue()).isFalse();
        assertThat(opened.json().path("payment_intent").isNull()).isTrue();
        assertThat(opened.text("/url"))
                .isEqualTo(sandbox.address("/sandbox/stripe/pay/" + id).toString());

        assertThat(sandbox.choose("stripe", id, Wish.of(Choice.PAY))).contains("http://localhost/back?session=" + id);

        var paid = stripe.get(SESSIONS + "/" + id);
        assertThat(paid.text("/status")).isEqualTo("complete");
        assertThat(paid.text("/payment_status")).isEqualTo("paid");
        assertThat(paid.json().path("url").isNull()).isTrue();
        assertThat(paid.text("/payment_intent")).startsWith("pi_");
        assertThat(paid.text("/client_reference_id")).isEqualTo("order-1");
        assertThat(stripe.get(SESSIONS + "/cs_test_none").text("/error/code")).isEqualTo("resource_missing");
    }

    @Test
    void ids_become_objects_when_they_are_asked_for() throws Exception {
        var id = paid();

        var whole = stripe.get(SESSIONS + "/" + id + "?"
                + GatewayCalls.encoded("expand[]", "payment_intent.latest_charge.balance_transaction"));
        var charge = whole.json().at("/payment_intent/latest_charge");

        assertThat(whole.text("/payment_intent/status")).isEqualTo("succeeded");
        assertThat(whole.text("/payment_intent/metadata/payment")).isEqualTo("order-1");
        assertThat(charge.path("id").asString("")).startsWith("ch_");
        assertThat(charge.path("amount_refunded").longValue()).isZero();
        assertThat(charge.at("/balance_transaction/fee").longValue()).isEqualTo(59);
        var list = stripe.get(SESSIONS + "?limit=1&expand[]=data.payment_intent");
        assertThat(list.text("/data/0/payment_intent/object")).isEqualTo("payment_intent");
        assertThat(stripe.get(SESSIONS + "/" + id + "?expand[]=refunds").text("/error/param"))
                .isEqualTo("expand");
        assertThat(stripe.get("payment_intents/" + intent(id) + "?expand[]=latest_charge")
                        .text("/latest_charge/object"))
                .isEqualTo("charge");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            colour                                         | red      | colour       | parameter_unknown
            line_items[0][price_data][product_data][nam]   | x        | line_items[0][price_data][product_data][nam] | parameter_unknown
            mode                                           | party    | mode         |
            success_url                                    | nowhere  | success_url  | url_invalid
            success_url                                    | ''       | success_url  | parameter_invalid_empty
            line_items[0][price_data][currency]            | zzz      | line_items[0][price_data][currency] |
            line_items[0][price_data][unit_amount]         | 10.5     | line_items[0][price_data][unit_amount] | parameter_invalid_integer
            line_items[0][price_data][unit_amount]         | 49       | line_items   | amount_too_small
            line_items[0][price_data][unit_amount]         | 100000000| line_items   | amount_too_large
            line_items[0][quantity]                        | 0        | line_items[0][quantity] | parameter_missing
            line_items[0][price]                           | price_1  | line_items[0][price] | resource_missing
            customer_email                                 | ann      | customer_email | email_invalid
            locale                                         | xx       | locale       |
            ui_mode                                        | hosted   | ui_mode      |
            payment_method_types[0]                        | gold     | payment_method_types[0] |
            """)
    void what_is_wrong_is_refused_by_name(String name, String value, String param, String code) throws Exception {
        var answer = create(name, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/param")).isEqualTo(param);
        assertThat(answer.text("/error/code")).isEqualTo(code == null ? "" : code);
    }

    @Test
    void what_is_missing_too_long_or_too_late_is_refused() throws Exception {
        var now = Instant.now().getEpochSecond();
        assertThat(stripe.form(SESSIONS, "", "mode", "payment").text("/error/param"))
                .isEqualTo("success_url");
        assertThat(stripe.form(SESSIONS, "", "mode", "payment", "success_url", "http://a.b/")
                        .text("/error/param"))
                .isEqualTo("line_items");
        assertThat(create("client_reference_id", "x".repeat(201)).status()).isEqualTo(400);
        assertThat(create("metadata[" + "k".repeat(41) + "]", "x").status()).isEqualTo(400);
        assertThat(create("metadata[a]", "x".repeat(501)).status()).isEqualTo(400);
        assertThat(create("expires_at", String.valueOf(now + 1700)).text("/error/message"))
                .contains("30 minutes");
        assertThat(create("expires_at", String.valueOf(now + 90_000)).text("/error/message"))
                .contains("24 hours");
        assertThat(create("expires_at", String.valueOf(now + 2400)).status()).isEqualTo(200);
        assertThat(stripe.post(SESSIONS, "", "application/json", "{}").status()).isEqualTo(400);
    }

    @Test
    void nobody_gets_in_without_the_key() throws Exception {
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((SandboxPayments.STRIPE_KEY + ":").getBytes(StandardCharsets.UTF_8));

        assertThat(stripe.showing("").get(SESSIONS).status()).isEqualTo(401);
        assertThat(stripe.showing("Bearer sk_test_other").get(SESSIONS).status())
                .isEqualTo(401);
        assertThat(stripe.showing(basic).get(SESSIONS).status()).isEqualTo(200);
        assertThat(stripe.showing("Bearer sk_live_secret").get(SESSIONS).http().body())
                .doesNotContain("sk_live_secret");
    }

    @Test
    void a_key_gives_the_same_answer_again_and_says_so() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = stripe.form(SESSIONS, key, session());
        var same = stripe.form(SESSIONS, key, session());
        var other = stripe.form(SESSIONS, key, session("client_reference_id", "order-2"));
        var elsewhere = stripe.form("refunds", key, "payment_intent", "pi_1");

        assertThat(same.json()).isEqualTo(first.json());
        assertThat(same.http().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(first.http().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/error/type")).isEqualTo("idempotency_error");
        assertThat(elsewhere.text("/error/type")).isEqualTo("idempotency_error");
        assertThat(stripe.form(SESSIONS, "k".repeat(256), session()).status()).isEqualTo(400);
    }

    @Test
    void a_refusal_before_anything_was_done_is_not_remembered_and_a_later_one_is() throws Exception {
        var key = UUID.randomUUID().toString();
        assertThat(stripe.form(SESSIONS, key, session("mode", "party")).status())
                .isEqualTo(400);
        assertThat(stripe.form(SESSIONS, key, session()).status()).isEqualTo(200);

        var intent = intent(paid());
        stripe.form("refunds", "all-" + intent, "payment_intent", intent);
        var again = stripe.form("refunds", "again-" + intent, "payment_intent", intent);
        var replayed = stripe.form("refunds", "again-" + intent, "payment_intent", intent);
        assertThat(again.text("/error/code")).isEqualTo("charge_already_refunded");
        assertThat(replayed.http().headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void an_open_session_can_be_expired_once() throws Exception {
        var id = create().text("/id");

        var expired = stripe.form(SESSIONS + "/" + id + "/expire", "");
        assertThat(expired.text("/status")).isEqualTo("expired");
        assertThat(expired.json().path("url").isNull()).isTrue();
        assertThat(stripe.form(SESSIONS + "/" + id + "/expire", "").status()).isEqualTo(400);
        var paid = paid();
        assertThat(stripe.form(SESSIONS + "/" + paid + "/expire", "").text("/error/message"))
                .contains("complete");
    }

    @Test
    void money_goes_back_in_parts_and_never_more_than_came() throws Exception {
        var session = paid();
        var intent = intent(session);

        var part = stripe.form(
                "refunds", "p-" + intent, "payment_intent", intent, "amount", "300", "reason", "requested_by_customer");
        assertThat(part.text("/id")).startsWith("re_");
        assertThat(part.text("/status")).isEqualTo("succeeded");
        assertThat(stripe.get("refunds/" + part.text("/id")).text("/payment_intent"))
                .isEqualTo(intent);
        var more = stripe.form("refunds", "", "payment_intent", intent, "amount", "701");
        assertThat(more.text("/error/param")).isEqualTo("amount");
        assertThat(stripe.form("refunds", "", "payment_intent", intent, "reason", "boredom")
                        .text("/error/param"))
                .isEqualTo("reason");
        assertThat(stripe.form("refunds", "", "payment_intent", intent)
                        .json()
                        .path("amount")
                        .longValue())
                .isEqualTo(700);
        var charge = stripe.get("payment_intents/" + intent + "?expand[]=latest_charge");
        assertThat(charge.json().at("/latest_charge/amount_refunded").longValue())
                .isEqualTo(1000);
        assertThat(charge.json().at("/latest_charge/refunded").booleanValue()).isTrue();
        assertThat(stripe.form("refunds", "", "payment_intent", "pi_none").status())
                .isEqualTo(404);
    }

    @Test
    void a_list_has_pages_and_filters() throws Exception {
        var from = create().json().path("created").longValue();
        create();
        var last = paid();

        var first = stripe.get(SESSIONS + "?created[gte]=" + from + "&limit=2");
        assertThat(first.text("/data/0/id")).isEqualTo(last);
        assertThat(first.json().path("has_more").booleanValue()).isTrue();
        var second = stripe.get(
                SESSIONS + "?created[gte]=" + from + "&limit=100&starting_after=" + first.text("/data/1/id"));
        assertThat(second.json().path("data")).isNotEmpty();
        assertThat(second.json().path("has_more").booleanValue()).isFalse();
        var back = stripe.get(SESSIONS + "?limit=1&ending_before=" + first.text("/data/1/id"));
        assertThat(back.text("/data/0/id")).isEqualTo(last);
        var byIntent = stripe.get(SESSIONS + "?payment_intent=" + intent(last));
        assertThat(byIntent.json().path("data")).hasSize(1);
        assertThat(stripe.get(SESSIONS + "?created[lt]=1").json().path("data")).isEmpty();
        assertThat(stripe.get(SESSIONS + "?limit=101").status()).isEqualTo(400);
        assertThat(stripe.get(SESSIONS + "?color=red").text("/error/code")).isEqualTo("parameter_unknown");
    }

    @Test
    void a_declined_card_leaves_the_session_open_for_another_one() throws Exception {
        var id = create().text("/id");

        assertThat(sandbox.choose("stripe", id, Wish.of(Choice.DECLINE).because("insufficient_funds")))
                .isEmpty();

        var session = stripe.get(SESSIONS + "/" + id + "?expand[]=payment_intent");
        assertThat(session.text("/status")).isEqualTo("open");
        assertThat(session.text("/payment_intent/last_payment_error/decline_code"))
                .isEqualTo("insufficient_funds");
        sandbox.choose("stripe", id, Wish.of(Choice.PAY));
        assertThat(stripe.get(SESSIONS + "/" + id).text("/payment_status")).isEqualTo("paid");
    }

    @Test
    void an_answer_may_be_of_another_amount_currency_or_order() throws Exception {
        for (var twist : Twist.values()) {
            var id = create().text("/id");
            sandbox.choose("stripe", id, Wish.of(Choice.PAY).twisted(twist));
            var told = stripe.get(SESSIONS + "/" + id + "?expand[]=payment_intent");

            assertThat(told.json().path("amount_total").longValue() == 1000).isEqualTo(twist != Twist.AMOUNT);
            assertThat(told.text("/currency").equals("usd")).isEqualTo(twist != Twist.CURRENCY);
            assertThat(told.text("/client_reference_id").equals("order-1")).isEqualTo(twist != Twist.ORDER);
            assertThat(told.text("/metadata/payment").equals("order-1")).isEqualTo(twist != Twist.ORDER);
            assertThat(told.text("/payment_intent/metadata/payment").equals("order-1"))
                    .isEqualTo(twist != Twist.ORDER);
        }
    }

    @Test
    void brackets_may_stand_in_an_address_as_they_are() throws Exception {
        var address =
                URI.create(sandbox.stripe() + "/v1/checkout/sessions?created[gte]=0&expand[]=data.payment_intent");

        assertThat(address.getRawQuery()).contains("[]");
        assertThat(stripe.get("checkout/sessions?" + address.getRawQuery()).status())
                .isEqualTo(200);
    }
}
