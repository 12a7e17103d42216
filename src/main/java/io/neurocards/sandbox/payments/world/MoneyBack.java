package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.payments.world.RefundPlans.Course;
import io.neurocards.sandbox.payments.world.SimulatedRefund.State;
import java.util.Optional;

/** Gives money back as the plans say. Thread-safe. */
public final class MoneyBack {

    private final RefundPlans plans;
    private final Alarm alarm;

    MoneyBack(RefundPlans plans, Alarm alarm) {
        this.plans = plans;
        this.alarm = alarm;
    }

    /** Hears of a refund when it is made, and once more when it was pending then and no longer is. */
    @FunctionalInterface
    public interface Told {

        void about(SimulatedRefund refund, boolean isNew);
    }

    /** Gives it back and tells of it; nothing happens when that much can't go back. */
    public Optional<SimulatedRefund> give(SimulatedPayment payment, SimulatedRefund refund, Told told) {
        var plan = plans.next(payment.order().gateway());
        synchronized (payment) {
            var amount = refund.amount();
            if (amount.minor() < 1
                    || amount.minor() > payment.refundable()
                    || !amount.currency().equals(payment.order().amount().currency())) {
                return Optional.empty();
            }
            payment.add(refund);
            if (plan.course() == Course.AT_ONCE || plan.course() == Course.FAIL) {
                refund.become(plan.course() == Course.FAIL ? State.FAILED : State.SUCCEEDED);
            }
        }
        told.about(refund, true);
        if (refund.state() == State.PENDING) {
            var then = plan.course() == Course.LATER ? State.SUCCEEDED : State.FAILED;
            alarm.after(plan.after(), () -> {
                refund.become(then);
                told.about(refund, false);
            });
        }
        return Optional.of(refund);
    }
}
