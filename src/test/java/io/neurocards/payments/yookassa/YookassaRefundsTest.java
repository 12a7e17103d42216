package io.neurocards.payments.yookassa;

import static io.neurocards.payments.yookassa.TestYookassa.ID;
import static io.neurocards.payments.yookassa.TestYookassa.SECRET;
import static io.neurocards.payments.yookassa.TestYookassa.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.gateways.ReceiptContact;
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

class YookassaRefundsTest {

    private static final String CREATE = "POST /v3/refunds";
    private static final String LIST = "GET /v3/refunds";
    private static final UUID REFUND = UUID.fromString("01989e2c-7f00-7000-8000-000000000009");
    private static final String NAME = "216749f7-0016-50be-b000-078d43a63ae4";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GatewayServer server = GatewayServer.start();
    private final YookassaGateway gateway = TestYookassa.at(server.address(), SECRET, PATIENCE);

    @BeforeEach
    void no_refunds_yet() {
        server.answer(LIST, 200, "{\"type\":\"list\",\"items\":[]}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_part_goes_back_under_our_key() {
        server.answer(CREATE, 200, refund("succeeded", UUID.randomUUID()));

        assertThat(gateway.refund(request(null))).isEqualTo(new RefundResult.Done(NAME));

        var call = server.calls(CREATE).getFirst();
        assertThat(call.headers()).containsEntry("idempotence-key", REFUND.toString());
        assertThat(call.json().toString())
                .isEqualTo("{\"payment_id\":\"" + ID + "\",\"amount\":{\"value\":\"100.50\",\"currency\":\"RUB\"},"
                        + "\"description\":\"10 кредитов\",\"metadata\":{\"refund\":\"" + REFUND + "\"}}");
        assertThat(Call.fields(server.calls(LIST).getFirst().query())).containsEntry("payment_id", ID);
    }

    @Test
    void a_receipt_goes_with_it_where_there_is_somebody_to_send_it_to() {
        server.answer(CREATE, 200, refund("succeeded", REFUND));
        var shop = TestYookassa.gateway(TestYookassa.settings(server.address(), SECRET, true, null), PATIENCE);

        shop.refund(request(new ReceiptContact.Email("ann@shop.test")));
        shop.refund(request(null));

        assertThat(server.calls(CREATE)
                        .getFirst()
                        .json()
                        .path("receipt")
                        .path("customer")
                        .toString())
                .isEqualTo("{\"email\":\"ann@shop.test\"}");
        assertThat(server.calls(CREATE).getLast().json().has("receipt")).isFalse();
    }

    @Test
    void each_status_has_its_meaning() {
        server.answer(CREATE, 200, refund("pending", REFUND));
        assertThat(gateway.refund(request(null))).isEqualTo(new RefundResult.Pending(NAME));

        server.answer(CREATE, 200, refund("canceled", REFUND));
        assertThat(gateway.refund(request(null))).isEqualTo(new RefundResult.Refused("canceled: insufficient_funds"));

        server.answer(CREATE, 200, refund("odd", REFUND));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
    }

    @Test
    void a_refund_that_was_asked_for_before_is_not_asked_for_again_however_long_ago() {
        server.answer(
                LIST,
                200,
                "{\"items\":[" + refund("canceled", UUID.randomUUID()) + "," + refund("succeeded", REFUND) + "]}");

        assertThat(gateway.refund(request(null))).isEqualTo(new RefundResult.Done(NAME));
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void while_nobody_knows_what_went_back_nothing_does() {
        for (var answer : new String[] {"{}", "<html>", "{\"items\":7}"}) {
            server.answer(LIST, 200, answer);
            assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
        }
        server.answer(LIST, 500, error("internal_server_error", "no"));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
        server.answer(LIST, 200, "{\"items\":[],\"next_cursor\":\"again\"}");
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void a_no_moved_nothing_and_trouble_may_have() {
        server.answer(CREATE, 400, error("invalid_request", "Amount exceeds the payment"));
        assertThat(gateway.refund(request(null)))
                .isEqualTo(new RefundResult.Refused("invalid_request: Amount exceeds the payment (amount)"));
        server.answer(CREATE, 404, error("not_found", "no payment"));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Refused.class);

        server.answer(CREATE, 500, error("internal_server_error", "no"));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
        server.answer(CREATE, 429, error("too_many_requests", "no"));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
        server.cut(CREATE, refund("succeeded", REFUND));
        assertThat(gateway.refund(request(null))).isInstanceOf(RefundResult.Unknown.class);
    }

    @Test
    void a_refund_is_looked_up_by_its_name() {
        server.answer("GET /v3/refunds/" + NAME, 200, refund("succeeded", REFUND));
        assertThat(gateway.findRefund(NAME)).isEqualTo(new RefundResult.Done(NAME));

        server.answer("GET /v3/refunds/" + NAME, 404, error("not_found", "no"));
        assertThat(gateway.findRefund(NAME)).isInstanceOf(RefundResult.Unknown.class);
        assertThat(gateway.findRefund("../payments")).isInstanceOf(RefundResult.Unknown.class);
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void a_name_that_yookassa_does_not_make_is_not_asked_for() {
        var strange = new RefundRequest(REFUND, "../x", new Money("RUB", 100), "x", null);

        assertThat(gateway.refund(strange)).isInstanceOf(RefundResult.Refused.class);
        assertThat(server.calls()).isEmpty();
    }

    private static RefundRequest request(ReceiptContact contact) {
        return new RefundRequest(REFUND, ID, new Money("RUB", 10_050), "10 кредитов", contact);
    }

    private static String refund(String status, UUID ours) {
        return """
                {"id":"%s","payment_id":"%s","status":"%s","created_at":"2026-11-20T10:00:00.000Z",
                "amount":{"value":"100.50","currency":"RUB"},"metadata":{"refund":"%s"},
                "cancellation_details":{"party":"yoo_money","reason":"insufficient_funds"}}""".formatted(NAME, ID, status, ours);
    }
}
