package io.neurocards.payments.books;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentRefunded;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Refund;
import io.neurocards.shared.Credits;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** How refunds end, once each, whoever says so first. */
@Component
public record EndRefund(
        Decisions decisions, PaymentRows rows, RefundRows refunds, RefundCredits credits, PaymentEvents events) {

    /** The gateway gave the money back. */
    public void done(UUID refund) {
        end(refund, (payment, open) -> finish(payment, open, events.now()));
    }

    /** The gateway will not give the money back; the credits are the customer's again. */
    public void refused(UUID refund, String description) {
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
    public void finish(Payment payment, Refund refund, Instant now) {
        Decisions.requireOpen();
        if (refund.status() != Refund.Status.REQUESTED) {
            return;
        }
        var taken = credits.takeBack(payment, refund, now);
        if (payment.status() != PaymentStatus.REFUNDED) {
            rows.refunded(payment.id(), now);
        }
        refunds.done(refund.id(), taken, now);
        events.publish(new PaymentRefunded(payment.id(), payment.personId(), taken.amount(), taken.shortfall(), now));
    }

    /** The money went back by the word of the gateway, whoever wished it, within the caller's transaction. */
    public void told(Payment payment, Told told, Instant now) {
        finish(payment, refunds.standing(payment.id()).orElseGet(() -> unasked(payment, told, now)), now);
    }

    /** Who told of a refund that nobody here has wished, and in which words. */
    public record Told(String by, String reason) {}

    private Refund unasked(Payment payment, Told told, Instant now) {
        var refund = Refund.requested(
                UuidV7.at(now), payment.id(), payment.amount(), told.by(), told.reason(), Credits.ZERO, now);
        refunds.request(refund);
        return refund;
    }
}
