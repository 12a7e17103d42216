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
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
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
     * Takes the wish down and sets the credits aside; a durable job then asks the gateway until it has answered. A payment whose
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
        var held = endRefund.credits().hold(payment, "refund-of:" + id, allowShortfall, now);
        var refund = Refund.requested(id, payment.id(), payment.amount(), by, reason, held, now);
        endRefund.refunds().request(refund);
        jobs.enqueue(RefundJobs.of(payment), id);
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
