package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.payments.world.Notice.Letter;
import io.neurocards.sandbox.payments.world.Notices;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.sandbox.payments.world.SimulatedRefund.State;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.telegram.world.Json;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** YooKassa's notifications: nothing in them proves who sends them. */
final class YookassaLetters {

    private static final int TAKEN = 200;

    private final YookassaJson json;
    private final Notices notices;

    YookassaLetters(YookassaJson json, Notices notices) {
        this.json = json;
        this.notices = notices;
    }

    YookassaJson json() {
        return json;
    }

    void tell(SimulatedPayment payment) {
        notices.tell(about(payment));
    }

    void tell(SimulatedPayment payment, Wish wish) {
        notices.tell(about(payment), wish.telling(), wish.later());
    }

    /** Tells of a refund that has arrived; of others nobody is told. */
    void tell(SimulatedPayment payment, SimulatedRefund refund) {
        if (refund.state() == State.SUCCEEDED) {
            notices.tell(letter(payment, "refund.succeeded", json.refund(payment, refund)));
        }
    }

    /** Says that a payment was paid, whatever it is. */
    void forge(SimulatedPayment payment) {
        var object = json.payment(payment).put("status", "succeeded").put("paid", true);
        object.remove("cancellation_details");
        notices.tell(letter(payment, "payment.succeeded", object));
    }

    private Letter about(SimulatedPayment payment) {
        synchronized (payment) {
            return letter(payment, "payment." + YookassaJson.status(payment), json.payment(payment));
        }
    }

    private static Letter letter(SimulatedPayment payment, String event, ObjectNode object) {
        return new Letter(
                UUID.randomUUID().toString(),
                YookassaTill.GATEWAY,
                payment.id(),
                event,
                Json.text(YookassaJson.notification(event, object)),
                _ -> Map.of(),
                status -> status == TAKEN);
    }
}
