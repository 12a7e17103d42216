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

/** How refunds end, once each, whoever says so first. The payment is refunded when all of its money is back. */
@Component
public record EndRefund(
        Decisions decisions, PaymentRows rows, RefundRows refunds, RefundCredits credits, PaymentEvents events) {

    /** The gateway gave the money back. */
    public void done(UUID refund) {
        end(refund, (payment, open) -> finish(refunds.back(payment), open, events.now()));
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

    private void finish(MoneyBack before, Refund refund, Instant now) {
        var payment = before.payment();
        var isWhole = before.isWholeWith(refund.amount());
        var taken = credits.takeBack(before, refund, now);
        refunds.done(refund.id(), taken, now);
        if (isWhole && payment.status() != PaymentStatus.REFUNDED) {
            rows.refunded(payment.id(), now);
        }
        events.publish(new PaymentRefunded(
                payment.id(),
                payment.personId(),
                refund.id(),
                refund.amount(),
                before.done() + refund.amount(),
                isWhole,
                taken.amount(),
                taken.shortfall(),
                now));
    }

    /**
     * All of the money went back by the word of the gateway, whoever wished it, within the caller's transaction that has locked the
     * payment. Nothing happens when that is known.
     */
    public void told(Payment payment, Told told, Instant now) {
        Decisions.requireOpen();
        var before = refunds.back(payment);
        if (before.open().isPresent()) {
            finish(before, before.open().get(), now);
            told(rows.lock(payment.id()).orElseThrow(), told, now);
        } else if (before.left() > 0) {
            finish(before, unasked(payment, before.left(), told, now), now);
        }
    }

    /** Some of it went back at the gateway itself, beside what is known of, and while nothing is asked for. */
    public void part(MoneyBack before, long amount, Told told, Instant now) {
        Decisions.requireOpen();
        finish(before, unasked(before.payment(), amount, told, now), now);
    }

    /** Who told of a refund that nobody here has wished, and in which words. */
    public record Told(String by, String reason) {}

    private Refund unasked(Payment payment, long amount, Told told, Instant now) {
        var id = UuidV7.at(now);
        var refund = Refund.requested(id, payment.id(), amount, told.by(), told.reason(), Credits.ZERO, now);
        refunds.request(refund);
        return refund;
    }
}
