package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.Ids;
import io.neurocards.sandbox.payments.world.SimulatedPayment;

/** Names as Stripe gives them; those of a session's intent and charge are told by the session's own. */
final class StripeIds {

    private static final String SESSION = "cs_test_";
    private static final int SESSION_LENGTH = 58;
    private static final int COMMON = 23;

    private StripeIds() {}

    static String session() {
        return Ids.of(SESSION + "a1", SESSION_LENGTH);
    }

    static String intent(SimulatedPayment payment) {
        return "pi_3" + common(payment);
    }

    static String charge(SimulatedPayment payment) {
        return "ch_3" + common(payment);
    }

    static String transaction(SimulatedPayment payment) {
        return "txn_3" + common(payment);
    }

    static String dispute(SimulatedPayment payment) {
        return "du_1" + common(payment);
    }

    private static String common(SimulatedPayment payment) {
        return payment.id().substring(payment.id().length() - COMMON);
    }

    static String refund() {
        return Ids.of("re_3", COMMON);
    }

    static String event() {
        return Ids.of("evt_1", COMMON);
    }
}
