package io.neurocards.payments;

import io.neurocards.database.Decisions;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** How refunds end, once each, whoever says so first. */
@Component
record EndRefund(
        Decisions decisions,
        PaymentRows rows,
        RefundRows refunds,
        RefundCredits credits,
        EarlyRefunds early,
        PaymentEvents events) {

    /** The gateway gave the money back. */
    void done(UUID refund) {
        end(refund, (payment, open) -> finish(payment, open, events.now()));
    }

    /** The gateway will not give the money back; the credits are the customer's again. */
    void refused(UUID refund, String description) {
        end(refund, (payment, open) -> {
            var now = events.now();
            credits.release(payment, open, now);
            refunds.refused(open.id(), description, now);
        });
    }

    private void end(UUID refund, BiConsumer<Payment, Refund> ending) {
        decisions.act(() -> {
            var payment =
                    rows.lock(refunds.find(refund).orElseThrow().paymentId()).orElseThrow();
            var open = refunds.find(refund).orElseThrow();
            if (open.status() == Refund.Status.REQUESTED) {
                ending.accept(payment, open);
            }
        });
    }

    /** Ends a refund of a payment whose row the caller has locked, unless it has ended. */
    void finish(Payment payment, Refund refund, Instant now) {
        Decisions.requireOpen();
        if (refund.status() != Refund.Status.REQUESTED) {
            return;
        }
        var taken = credits.takeBack(payment, refund, now);
        if (payment.status() != PaymentStatus.REFUNDED) {
            rows.refunded(payment.id(), null, now);
        }
        refunds.done(refund.id(), taken, now);
        events.publish(new PaymentRefunded(payment.id(), payment.personId(), taken.amount(), taken.shortfall(), now));
    }
}
