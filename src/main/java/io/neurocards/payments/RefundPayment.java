package io.neurocards.payments;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Money goes back to a customer: an administrator wishes it, or Telegram tells of it. */
@Component
public final class RefundPayment {

    private static final String TELEGRAM = "telegram";
    private static final int LONGEST_REASON = 500;

    private final Decisions decisions;
    private final PaymentRows rows;
    private final EndRefund endRefund;
    private final RefundCredits credits;
    private final Jobs jobs;
    private final PaymentEvents events;

    RefundPayment(
            Decisions decisions,
            PaymentRows rows,
            EndRefund endRefund,
            RefundCredits credits,
            Jobs jobs,
            PaymentEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.endRefund = endRefund;
        this.credits = credits;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * Takes the wish down and sets the credits aside; a durable job then asks Telegram until it has answered. A payment whose
     * refund was asked for already keeps that one, which is returned.
     *
     * @param by who wishes it, such as {@code telegram:<id>}, at most 100 characters
     * @param reason for the books, 1 to 500 characters
     * @param allowShortfall whether to go on when the customer has spent some of the credits
     * @throws ProblemException INVALID_REQUEST without a reason; TEXT_TOO_LONG; NOT_FOUND; NOT_REFUNDABLE with {@code status} when no money came, it is back, or its
     *     payer had their data deleted; or
     *     INSUFFICIENT_CREDITS with {@code need} and {@code have}
     */
    public Refund refund(UUID payment, String by, String reason, boolean allowShortfall) {
        return decisions.act(
                () -> refundWithin(payment, by, reason, allowShortfall).refund());
    }

    /** A refund, and whether this call asked for it. */
    public record Requested(Refund refund, boolean first) {}

    /** Does what {@link #refund} does within the caller's transaction, for whoever notes it beside. */
    public Requested refundWithin(UUID payment, String by, String reason, boolean allowShortfall) {
        Decisions.requireOpen();
        requireReason(reason);
        var found = rows.lock(payment).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return endRefund
                .refunds()
                .standing(payment)
                .map(standing -> new Requested(standing, false))
                .orElseGet(() -> new Requested(request(found, by, reason, allowShortfall, events.now()), true));
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

    private Refund request(Payment payment, String by, String reason, boolean allowShortfall, Instant now) {
        if (payment.status() != PaymentStatus.COMPLETED && payment.status() != PaymentStatus.ASIDE) {
            throw new ProblemException(ProblemCode.NOT_REFUNDABLE)
                    .with("status", payment.status().name().toLowerCase(Locale.ROOT));
        }
        if (ErasePayments.NOBODY.equals(payment.payer())) {
            throw new ProblemException(ProblemCode.NOT_REFUNDABLE).with("status", ErasePayments.NOBODY);
        }
        var id = UuidV7.at(now);
        var held = credits.hold(payment, "refund-of:" + id, allowShortfall, now);
        var refund = requested(id, payment, by, reason, held, now);
        endRefund.refunds().request(refund);
        jobs.enqueue(StarsRefundJob.TYPE, id);
        return refund;
    }

    /**
     * Telegram tells that Stars went back, whoever wished it; told again, or of what we asked for ourselves, changes nothing
     * more. Told before the payment itself, it keeps that payment from ever becoming credits.
     */
    public void told(StarsPaid returned) {
        decisions.act(() -> {
            rows.lockCharge(returned.chargeId());
            var now = events.now();
            var known = rows.lockByCharge(returned.chargeId());
            var payment = known.orElseGet(() -> endRefund.early().write(returned, now));
            var standing = endRefund.refunds().standing(payment.id());
            var refund = standing.orElseGet(() -> unasked(payment, now));
            endRefund.finish(payment, refund, now);
        });
    }

    private Refund unasked(Payment payment, Instant now) {
        var refund = requested(UuidV7.at(now), payment, TELEGRAM, "told by Telegram", Credits.ZERO, now);
        endRefund.refunds().request(refund);
        return refund;
    }

    private static Refund requested(UUID id, Payment payment, String by, String reason, Credits held, Instant now) {
        return new Refund(
                id,
                payment.id(),
                Refund.Status.REQUESTED,
                by,
                reason,
                held,
                Credits.ZERO,
                Credits.ZERO,
                null,
                now,
                null);
    }
}
