package io.neurocards.payments.stripe;

import static io.neurocards.payments.stripe.TestStripe.ID;
import static io.neurocards.payments.stripe.TestStripe.INTENT;
import static io.neurocards.payments.stripe.TestStripe.NOW;
import static io.neurocards.payments.stripe.TestStripe.ORDER;
import static io.neurocards.payments.stripe.TestStripe.SECRET;
import static io.neurocards.payments.stripe.TestStripe.error;
import static io.neurocards.payments.stripe.TestStripe.intent;
import static io.neurocards.payments.stripe.TestStripe.request;
import static io.neurocards.payments.stripe.TestStripe.session;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import io.neurocards.accounts.MovableClock;
import io.neurocards.payments.gateways.CheckoutResult;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.PaymentListing;
import io.neurocards.payments.gateways.PaymentLookup;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.GatewayServer;
import io.neurocards.payments.wire.GatewayServer.Call;
import io.neurocards.shared.Money;
import java.net.Authenticator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeGatewayTest {

    private static final String CREATE = "POST /v1/checkout/sessions";
    private static final String LIST = "GET /v1/checkout/sessions";
    private static final String LOOK = "GET /v1/checkout/sessions/" + ID;
    private static final String EMPTY = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GatewayServer server = GatewayServer.start();
    private final StripeGateway gateway = TestStripe.at(server.address(), SECRET, PATIENCE);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_page_is_asked_for_as_the_contract_says() {
        server.answer(CREATE, 200, session("open", "unpaid", "null"));

        assertThat(gateway.open(request(
                        new Money("USD", 990),
                        NOW.plus(Duration.ofHours(2)),
                        new ReceiptContact.Email("ann@shop.test"))))
                .isEqualTo(new CheckoutResult.Opened(ID, URI.create("https://checkout.stripe.test/c/pay/1#abc")));

        var call = server.calls(CREATE).getFirst();
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer " + SECRET)
                .containsEntry("idempotency-key", ORDER.toString())
                .containsEntry("stripe-version", "2026-07-29.dahlia")
                .doesNotContainKeys("x-stripe-client-user-agent", "x-stripe-client-telemetry");
        assertThat(call.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(Call.fields(call.body()))
                .containsOnly(
                        entry("mode", "payment"),
                        entry("line_items[0][quantity]", "1"),
                        entry("line_items[0][price_data][currency]", "usd"),
                        entry("line_items[0][price_data][unit_amount]", "990"),
                        entry("line_items[0][price_data][product_data][name]", "10 credits & more"),
                        entry("success_url", "https://studio.test/cabinet/payments/1?x=y"),
                        entry("cancel_url", "https://studio.test/cabinet/payments/1?x=y"),
                        entry("client_reference_id", ORDER.toString()),
                        entry("metadata[payment]", ORDER.toString()),
                        entry("payment_intent_data[metadata][payment]", ORDER.toString()),
                        entry("customer_email", "ann@shop.test"),
                        entry("locale", "en"),
                        entry(
                                "expires_at",
                                Long.toString(NOW.plus(Duration.ofHours(2)).getEpochSecond())));
    }

    @Test
    void the_library_takes_nothing_of_the_jvm_for_itself() {
        var before = Authenticator.getDefault();
        server.answer(CREATE, 200, session("open", "unpaid", "null"));

        gateway.open(request());

        assertThat(Authenticator.getDefault()).isSameAs(before);
        assertThat(Stripe.apiKey).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PT1M,PT1H", "PT59M,PT1H", "PT90M,PT90M", "PT22H,PT22H", "PT24H,PT23H", "P7D,PT23H", "-PT1H,PT1H"})
    void a_page_ends_when_stripe_can_end_it_and_says_the_same_however_late_it_is_asked_again(
            Duration wanted, Duration asked) {
        var clock = new MovableClock();
        var patient = TestStripe.gateway(server.address(), SECRET, "USD", PATIENCE, clock);
        server.answer(CREATE, 200, session("open", "unpaid", "null"));

        patient.open(request(new Money("USD", 990), NOW.plus(wanted), null));
        clock.advance(Duration.ofMinutes(25));
        patient.open(request(new Money("USD", 990), NOW.plus(wanted), null));

        assertThat(Call.fields(server.calls(CREATE).getFirst().body()))
                .containsEntry("expires_at", Long.toString(NOW.plus(asked).getEpochSecond()));
        assertThat(server.calls(CREATE).getLast().body())
                .isEqualTo(server.calls(CREATE).getFirst().body());
    }

    @Test
    void a_telephone_number_is_no_address_and_a_currency_may_have_no_smaller_unit() {
        var yen = TestStripe.gateway(server.address(), SECRET, "JPY", PATIENCE, new MovableClock());
        server.answer(
                CREATE,
                200,
                session("open", "unpaid", "null").replace("usd", "jpy").replace("990", "1500"));

        assertThat(yen.open(request(new Money("JPY", 1500), NOW, new ReceiptContact.Phone("79161234567"))))
                .isInstanceOf(CheckoutResult.Opened.class);
        assertThat(Call.fields(server.calls(CREATE).getFirst().body()))
                .containsEntry("line_items[0][price_data][currency]", "jpy")
                .containsEntry("line_items[0][price_data][unit_amount]", "1500")
                .doesNotContainKey("customer_email");
        assertThat(gateway.open(request(new Money("JPY", 1500), NOW, null))).isInstanceOf(CheckoutResult.Refused.class);
        assertThat(server.calls(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error,parameter_missing",
        "400,idempotency_error,idempotency_key_in_use",
        "401,invalid_request_error,api_key_expired",
        "402,card_error,card_declined",
        "403,invalid_request_error,more_permissions_required",
        "404,invalid_request_error,resource_missing"
    })
    void a_no_is_a_no_with_its_words_and_without_secrets(int status, String type, String code) {
        server.answer(CREATE, status, error(type, code, "Bad " + SECRET + " of ann@shop.test"));

        assertThat(gateway.open(request())).isEqualTo(new CheckoutResult.Refused(code + ": Bad … of … (line_items)"));
    }

    @ParameterizedTest
    @CsvSource({"409", "424", "429", "500", "502", "503"})
    void trouble_leaves_it_open_whether_there_is_a_page(int status) {
        server.answer(CREATE, status, error("api_error", "trouble", "wait"));
        assertThat(gateway.open(request())).isInstanceOf(CheckoutResult.Unknown.class);

        server.answer(CREATE, status, "<html>trouble</html>");
        assertThat(gateway.open(request())).isInstanceOf(CheckoutResult.Unknown.class);
        assertThat(server.calls(CREATE)).as("each went out once").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404})
    void a_no_that_is_not_in_stripes_words_may_be_somebody_elses(int status) {
        for (var body :
                new String[] {"<html>blocked</html>", "{}", "{\"error\":\"no\"}", "{\"error\":null}", "[]", "null"}) {
            server.answer(CREATE, status, body);
            assertThat(gateway.open(request())).as(body).isInstanceOf(CheckoutResult.Unknown.class);
        }
    }

    @Test
    void silence_halves_and_redirects_are_unknown_and_nothing_is_sent_elsewhere() {
        server.cut(CREATE, session("open", "unpaid", "null"));
        assertThat(gateway.open(request())).isInstanceOf(CheckoutResult.Unknown.class);
        server.redirect(CREATE, 307, server.address() + "/elsewhere");
        assertThat(gateway.open(request())).isInstanceOf(CheckoutResult.Unknown.class);
        server.hang(CREATE);
        assertThat(TestStripe.at(server.address(), SECRET, Duration.ofMillis(500))
                        .open(request()))
                .isInstanceOf(CheckoutResult.Unknown.class);

        assertThat(server.calls("POST /elsewhere")).isEmpty();
        assertThat(server.calls(CREATE)).hasSize(3);
    }

    @Test
    void an_answer_about_another_order_or_amount_or_without_a_page_opens_nothing() {
        var good = session("open", "unpaid", "null");
        for (var wrong : new String[] {
            good.replace(ORDER.toString(), "01989e2c-7f00-7000-8000-000000000001"),
            good.replace("\"amount_total\":990", "\"amount_total\":99"),
            good.replace("usd", "eur"),
            good.replace("https://checkout", "javascript://checkout"),
            good.replace("\"" + ID + "\"", "\"../x\""),
            good.replace("\"open\"", "\"odd\""),
            "{}",
            "null",
            "[]",
            "{\"id\":{\"a\":1}}",
            "{\"created\":\"never\"}",
            "{\"amount_total\":1e400}",
            "{\"a\":".repeat(50_000)
        }) {
            server.answer(CREATE, 200, wrong);
            assertThat(gateway.open(request())).as(wrong).isInstanceOf(CheckoutResult.Unknown.class);
        }
    }

    @Test
    void a_repeated_wish_for_a_decided_payment_leads_back_or_is_refused() {
        server.answer(CREATE, 200, session("complete", "paid", "\"" + INTENT + "\""));
        assertThat(gateway.open(request()))
                .isEqualTo(new CheckoutResult.Opened(ID, request().returnTo()));

        server.answer(CREATE, 200, session("expired", "unpaid", "null"));
        assertThat(gateway.open(request())).isEqualTo(new CheckoutResult.Refused("canceled: expired"));
    }

    @Test
    void a_paid_session_is_read_with_its_fee_and_what_has_gone_back() {
        server.answer(LOOK, 200, session("complete", "paid", intent("succeeded", 90, 59)));

        assertThat(gateway.find(ID))
                .isEqualTo(new PaymentLookup.Found(new GatewayPayment(
                        ID,
                        Optional.of(ORDER),
                        State.PAID,
                        new Money("USD", 990),
                        new Money("USD", 90),
                        Optional.of(new Money("USD", 59)),
                        false,
                        null,
                        Instant.ofEpochSecond(1_795_168_800))));
        assertThat(Call.fields(server.calls(LOOK).getFirst().query()))
                .containsOnly(entry("expand[0]", "payment_intent.latest_charge.balance_transaction"));
    }

    @ParameterizedTest
    @CsvSource({
        "open,unpaid,,WAITING",
        "open,no_payment_required,,WAITING",
        "complete,paid,succeeded,PAID",
        "complete,no_payment_required,,PAID",
        "complete,unpaid,processing,WAITING",
        "complete,unpaid,,WAITING",
        "complete,unpaid,requires_payment_method,CANCELLED",
        "complete,unpaid,canceled,CANCELLED",
        "expired,unpaid,,CANCELLED",
        "expired,unpaid,canceled,CANCELLED"
    })
    void each_status_has_its_meaning(String status, String paid, String intent, State state) {
        server.answer(LOOK, 200, session(status, paid, intent == null ? "null" : intent(intent, 0, 0)));

        assertThat(found().state()).isEqualTo(state);
    }

    @Test
    void money_that_a_bank_did_not_send_says_why() {
        var failed = intent("requires_payment_method", 0, 0)
                .replace(
                        "\"status\":\"requires_payment_method\"",
                        "\"status\":\"requires_payment_method\",\"last_payment_error\":{\"code\":\"payment_intent_payment_attempt_failed\"}");
        server.answer(LOOK, 200, session("complete", "unpaid", failed));
        assertThat(found().reason()).isEqualTo("payment_intent_payment_attempt_failed");

        server.answer(LOOK, 200, session("expired", "unpaid", "null"));
        assertThat(found().reason()).isEqualTo("expired");
    }

    @Test
    void test_money_is_told_by_the_session_or_by_the_key() {
        var paid = session("complete", "paid", intent("succeeded", 0, 0));
        server.answer(LOOK, 200, paid.replace("\"livemode\":true", "\"livemode\":false"));
        assertThat(found().isTest()).isTrue();
        server.answer(LOOK, 200, paid.replace("\"livemode\":true,", ""));
        assertThat(found().isTest()).isTrue();

        server.answer(LOOK, 200, paid);
        assertThat(found().isTest()).isFalse();
        var tester = TestStripe.at(server.address(), "rk_test_0f1e2d3c", PATIENCE);
        assertThat(((PaymentLookup.Found) tester.find(ID)).payment().isTest()).isTrue();
    }

    @Test
    void a_fee_in_another_currency_is_not_one_we_can_tell() {
        server.answer(
                LOOK,
                200,
                session(
                        "complete",
                        "paid",
                        intent("succeeded", 0, 59).replace("59,\"currency\":\"usd\"", "59,\"currency\":\"eur\"")));

        assertThat(found().fee()).isEmpty();
    }

    @Test
    void an_order_is_an_id_as_we_write_it_by_either_field() {
        var paid = session("complete", "paid", "null");
        server.answer(LOOK, 200, paid.replace("\"metadata\":{\"payment\":\"" + ORDER + "\"}", "\"metadata\":{}"));
        assertThat(found().order()).contains(ORDER);
        server.answer(LOOK, 200, paid.replace(ORDER.toString(), "1-1-1-1-1"));
        assertThat(found().order()).isEmpty();
    }

    @Test
    void a_payment_intent_leads_to_its_session() {
        server.answer(
                LIST,
                200,
                "{\"object\":\"list\",\"data\":[" + session("complete", "paid", intent("succeeded", 990, 59))
                        + "],\"has_more\":false}");

        assertThat(((PaymentLookup.Found) gateway.find(INTENT)).payment().reference())
                .isEqualTo(ID);
        assertThat(Call.fields(server.calls(LIST).getFirst().query()))
                .containsOnly(
                        entry("payment_intent", INTENT),
                        entry("limit", "1"),
                        entry("expand[0]", "data.payment_intent.latest_charge.balance_transaction"));
        assertThat(gateway.find("pi_other")).isInstanceOf(PaymentLookup.Unknown.class);

        server.answer(LIST, 200, EMPTY);
        assertThat(gateway.find(INTENT)).isInstanceOf(PaymentLookup.Missing.class);
    }

    @Test
    void only_stripes_own_404_says_that_there_is_none() {
        server.answer(LOOK, 404, error("invalid_request_error", "resource_missing", "No such session"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Missing.class);

        server.answer(LOOK, 404, "<html>nothing here</html>");
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
        server.answer(LOOK, 401, error("invalid_request_error", "api_key_expired", "no"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
        server.answer(LOOK, 200, session("complete", "paid", "null").replace(ID, "cs_live_other"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../refunds", "cs_a/b", "cs_a?b", "cs_", "cs_ä", "22e12f66-000f", "pi_a b", "re_1"})
    void strange_characters_never_become_a_part_of_an_address(String reference) {
        assertThat(gateway.find(reference)).isInstanceOf(PaymentLookup.Missing.class);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void sessions_of_a_time_come_by_pages_and_those_that_are_no_payments_are_left_out() {
        var subscription = session("complete", "paid", "null")
                .replace("\"mode\":\"payment\"", "\"mode\":\"subscription\"")
                .replace(ID, "cs_live_last");
        server.answer(
                LIST,
                200,
                "{\"object\":\"list\",\"data\":[" + session("complete", "paid", "null") + "," + subscription
                        + "],\"has_more\":true}");

        var first = (PaymentListing.Page)
                gateway.list(Instant.parse("2026-11-20T00:00:00.5Z"), Instant.parse("2026-11-21T00:00:00Z"), null);
        assertThat(first.payments()).extracting(GatewayPayment::reference).containsExactly(ID);
        assertThat(first.next()).isEqualTo("cs_live_last");
        server.answer(LIST, 200, EMPTY);
        assertThat(((PaymentListing.Page) gateway.list(Instant.EPOCH, Instant.EPOCH, first.next())).next())
                .isNull();

        assertThat(Call.fields(server.calls(LIST).getFirst().query()))
                .containsOnly(
                        entry("created[gte]", "1795132801"),
                        entry("created[lt]", "1795219200"),
                        entry("limit", "100"),
                        entry("expand[0]", "data.payment_intent.latest_charge.balance_transaction"));
        assertThat(Call.fields(server.calls(LIST).getLast().query())).containsEntry("starting_after", "cs_live_last");
    }

    @Test
    void a_session_that_can_not_be_read_does_not_hide_the_others() {
        var strange = session("complete", "paid", "null")
                .replace("\"amount_total\":", "\"amount_once\":")
                .replace(ID, "cs_live_strange");
        server.answer(
                LIST,
                200,
                "{\"object\":\"list\",\"data\":[" + strange + "," + session("complete", "paid", "null")
                        + "],\"has_more\":false}");

        var page = (PaymentListing.Page) gateway.list(Instant.EPOCH, Instant.EPOCH, null);

        assertThat(page.payments()).extracting(GatewayPayment::reference).containsExactly(ID);
        assertThat(page.unreadable()).containsExactly("cs_live_strange");
    }

    @Test
    void a_list_that_can_not_be_read_whole_is_unknown() {
        for (var body : new String[] {"{}", "{\"data\":{}}", "{\"data\":[{}]}", "[]", "{\"data\":[null]}"}) {
            server.answer(LIST, 200, body);
            assertThat(gateway.list(Instant.EPOCH, Instant.EPOCH, null))
                    .as(body)
                    .isInstanceOf(PaymentListing.Unknown.class);
            assertThat(gateway.find(INTENT)).as(body).isInstanceOf(PaymentLookup.Unknown.class);
        }
    }

    @Test
    void settings_hide_the_secrets_and_want_both_halves_and_a_currency_that_is_counted_as_we_count() {
        var base = server.address();
        assertThat(new StripeSettings(SECRET, "whsec_a", base, "EUR").toString())
                .doesNotContain(SECRET, "whsec_a");
        assertThat(new StripeSettings(SECRET, "whsec_a , whsec_b", base, "EUR").webhookSecrets())
                .containsExactly("whsec_a", "whsec_b");
        assertThatThrownBy(() -> new StripeSettings(SECRET, null, base, "EUR"))
                .hasMessage("api-key and webhook-secret must be set together");
        for (var odd : new String[] {"ISK", "UGX", "MGA", "XTR", "usd", "QQQ"}) {
            assertThatThrownBy(() -> new StripeSettings(SECRET, "whsec_a", base, odd))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private GatewayPayment found() {
        return ((PaymentLookup.Found) gateway.find(ID)).payment();
    }
}
