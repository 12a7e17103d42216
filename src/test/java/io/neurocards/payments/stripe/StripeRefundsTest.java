package io.neurocards.payments.stripe;

import static io.neurocards.payments.stripe.TestStripe.ID;
import static io.neurocards.payments.stripe.TestStripe.INTENT;
import static io.neurocards.payments.stripe.TestStripe.SECRET;
import static io.neurocards.payments.stripe.TestStripe.error;
import static io.neurocards.payments.stripe.TestStripe.session;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.GatewayServer;
import io.neurocards.payments.wire.GatewayServer.Call;
import io.neurocards.shared.Money;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeRefundsTest {

    private static final String CREATE = "POST /v1/refunds";
    private static final String LIST = "GET /v1/refunds";
    private static final String SESSION = "GET /v1/checkout/sessions/" + ID;
    private static final UUID REFUND = UUID.fromString("01989e2c-7f00-7000-8000-000000000009");
    private static final RefundRequest REQUEST = new RefundRequest(REFUND, ID, new Money("USD", 190), "10", null);

    private final GatewayServer server = GatewayServer.start();
    private final StripeGateway gateway = TestStripe.at(server.address(), SECRET, Duration.ofSeconds(20));

    @BeforeEach
    void paid_and_no_refunds_yet() {
        server.answer(SESSION, 200, session("complete", "paid", "\"" + INTENT + "\""));
        server.answer(LIST, 200, list("", false));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_part_of_its_payment_intent_goes_back_under_our_key() {
        server.answer(CREATE, 200, refund("succeeded", REFUND));

        assertThat(gateway.refund(REQUEST)).isEqualTo(new RefundResult.Done("re_1"));

        var call = server.calls(CREATE).getFirst();
        assertThat(call.headers()).containsEntry("idempotency-key", REFUND.toString());
        assertThat(Call.fields(call.body()))
                .containsOnly(
                        entry("payment_intent", INTENT),
                        entry("amount", "190"),
                        entry("metadata[refund]", REFUND.toString()));
        assertThat(Call.fields(server.calls(LIST).getFirst().query())).containsEntry("payment_intent", INTENT);
    }

    @Test
    void each_status_has_its_meaning() {
        for (var status : new String[] {"pending", "requires_action"}) {
            server.answer(CREATE, 200, refund(status, REFUND));
            assertThat(gateway.refund(REQUEST)).isEqualTo(new RefundResult.Pending("re_1"));
        }
        for (var status : new String[] {"failed", "canceled"}) {
            server.answer(CREATE, 200, refund(status, REFUND));
            assertThat(gateway.refund(REQUEST))
                    .isEqualTo(new RefundResult.Refused(status + ": expired_or_canceled_card"));
        }
        for (var odd : new String[] {refund("odd", REFUND), "{}", "null", "<html>"}) {
            server.answer(CREATE, 200, odd);
            assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        }
    }

    @Test
    void a_refund_that_was_asked_for_before_is_found_on_whatever_page_and_not_asked_for_again() {
        server.answer(LIST, 200, list(refund("succeeded", UUID.randomUUID()) + "," + refund("pending", REFUND), true));

        assertThat(gateway.refund(REQUEST)).isEqualTo(new RefundResult.Pending("re_1"));
        assertThat(server.calls(CREATE)).isEmpty();

        server.answer(LIST, 200, list(refund("succeeded", UUID.randomUUID()), true));
        assertThat(gateway.refund(REQUEST)).as("pages without end").isInstanceOf(RefundResult.Unknown.class);
        assertThat(Call.fields(server.calls(LIST).getLast().query())).containsEntry("starting_after", "re_1");
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void while_nobody_knows_what_went_back_nothing_does() {
        server.answer(LIST, 500, error("api_error", "trouble", "wait"));
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        server.answer(LIST, 200, "{}");
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        server.answer(LIST, 200, list("null", false));
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        server.answer(SESSION, 500, error("api_error", "trouble", "wait"));
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void what_was_not_paid_or_in_another_currency_does_not_go_back() {
        assertThat(gateway.refund(new RefundRequest(REFUND, ID, new Money("EUR", 190), "10", null)))
                .isInstanceOf(RefundResult.Refused.class);
        assertThat(gateway.refund(new RefundRequest(REFUND, "../x", new Money("USD", 190), "10", null)))
                .isInstanceOf(RefundResult.Refused.class);
        server.answer(SESSION, 200, session("expired", "unpaid", "null"));
        assertThat(gateway.refund(REQUEST)).isEqualTo(new RefundResult.Refused("nothing was paid"));
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void a_no_moved_nothing_and_trouble_may_have() {
        server.answer(CREATE, 400, error("invalid_request_error", "charge_already_refunded", "Already"));
        assertThat(gateway.refund(REQUEST))
                .isEqualTo(new RefundResult.Refused("charge_already_refunded: Already (line_items)"));

        server.answer(CREATE, 409, error("idempotency_error", "idempotency_key_in_use", "wait"));
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
        server.cut(CREATE, refund("succeeded", REFUND));
        assertThat(gateway.refund(REQUEST)).isInstanceOf(RefundResult.Unknown.class);
    }

    @Test
    void a_refund_is_looked_up_by_its_name() {
        server.answer("GET /v1/refunds/re_1", 200, refund("failed", REFUND));
        assertThat(gateway.findRefund("re_1")).isInstanceOf(RefundResult.Refused.class);

        server.answer("GET /v1/refunds/re_1", 404, error("invalid_request_error", "resource_missing", "no"));
        assertThat(gateway.findRefund("re_1")).isInstanceOf(RefundResult.Unknown.class);
        assertThat(gateway.findRefund("re_1/../x")).isInstanceOf(RefundResult.Unknown.class);
        assertThat(server.calls()).hasSize(2);
    }

    private static String list(String refunds, boolean hasMore) {
        return "{\"object\":\"list\",\"data\":[" + refunds + "],\"has_more\":" + hasMore + "}";
    }

    private static String refund(String status, UUID ours) {
        return """
                {"id":"re_1","object":"refund","amount":190,"currency":"usd","payment_intent":"%s","status":"%s",
                "failure_reason":"expired_or_canceled_card","metadata":{"refund":"%s"}}""".formatted(INTENT, status, ours);
    }
}
