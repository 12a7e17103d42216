package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.payments.books.EndRefund;
import io.neurocards.payments.books.EndRefund.Told;
import io.neurocards.payments.books.PaymentEvents;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.payments.books.RefundJobs;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Money goes back to a customer: an administrator wishes it, or Telegram tells of it. What other gateways tell is seen when their payment is looked up. */
@Component
public final class RefundPayment {

    private static final Told TOLD = new Told("telegram", "told by Telegram");
    private static final int LONGEST_REASON = 500;

    private final Decisions decisions;
    private final PaymentRows rows;
    private final EndRefund endRefund;
    private final EarlyRefunds early;
    private final Jobs jobs;
    private final PaymentEvents events;

    RefundPayment(
            Decisions decisions,
            PaymentRows rows,
            EndRefund endRefund,
            EarlyRefunds early,
            Jobs jobs,
            PaymentEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.endRefund = endRefund;
        this.early = early;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * Takes the wish down and sets the credits aside; a durable job then asks the gateway until it has answered. One is asked for at a
     * time: the same amount again is the one that is under way, and so is all that is left of a payment that is back.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} without a reason, or for an amount that is not above zero;
     *     TEXT_TOO_LONG; NOT_FOUND; NOT_REFUNDABLE with {@code status} when no money came, it is back, or its payer had their data
     *     deleted; REFUND_ONLY_WHOLE for a part of Stars; REFUND_UNDER_WAY with {@code amount} of the one that is; REFUND_TOO_LARGE
     *     with {@code left}; IDEMPOTENCY_KEY_REUSED when the wish's id is that of another one; or INSUFFICIENT_CREDITS with {@code need}
     *     and {@code have}
     */
    public Refund refund(RefundWish wish) {
        return decisions.act(() -> refundWithin(wish).refund());
    }

    /** A refund, and whether this call asked for it. */
    public record Requested(Refund refund, boolean first) {}

    /** Does what {@link #refund} does within the caller's transaction, for whoever notes it beside. */
    public Requested refundWithin(RefundWish wish) {
        Decisions.requireOpen();
        requireReason(wish.reason());
        var payment = rows.lock(wish.payment()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return known(wish, payment)
                .map(known -> new Requested(known, false))
                .orElseGet(() -> new Requested(request(payment, wish, events.now()), true));
    }

    private Optional<Refund> known(RefundWish wish, Payment payment) {
        var refunds = endRefund.refunds();
        var same = refunds.find(wish.id());
        if (same.isPresent()) {
            return same.map(refund -> RefundCheck.requireSame(refund, wish, payment));
        }
        var back = refunds.back(payment);
        if (back.open().isPresent()) {
            return back.open().map(open -> RefundCheck.requireSameAmount(open, wish, back));
        }
        return wish.amount() == null && payment.status() == PaymentStatus.REFUNDED
                ? refunds.latestDone(payment.id())
                : Optional.empty();
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "reason");
        }
        var length = reason.codePointCount(0, reason.length());
        if (length > LONGEST_REASON) {
            throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                    .with("field", "reason")
                    .with("length", length)
                    .with("limit", LONGEST_REASON);
        }
    }

    private Refund request(Payment payment, RefundWish wish, Instant now) {
        var before = endRefund.refunds().back(payment);
        var amount = RefundCheck.amount(wish, before);
        var held =
                endRefund.credits().hold(before, amount, Refund.holdReference(wish.id()), wish.allowShortfall(), now);
        var refund = Refund.requested(wish.id(), payment.id(), amount, wish.by(), wish.reason(), held, now);
        endRefund.refunds().request(refund);
        jobs.enqueue(RefundJobs.of(payment), refund.id());
        return refund;
    }

    /**
     * Telegram tells that Stars went back, whoever wished it; told again, or of what we asked for ourselves, changes nothing
     * more. Told before the payment itself, it keeps that payment from ever becoming credits.
     */
    public void told(StarsPaid returned) {
        decisions.act(() -> {
            rows.lockCharge(Payment.STARS_GATEWAY, returned.chargeId());
            var now = events.now();
            var known = rows.lockByCharge(Payment.STARS_GATEWAY, returned.chargeId());
            var payment = known.orElseGet(() -> early.write(returned, now));
            endRefund.told(payment, TOLD, now);
        });
    }
}
