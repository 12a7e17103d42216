package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Refund;
import io.neurocards.payments.RefundPayment;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An administrator gives the money of a purchase back, and its credits are taken. */
@Component
public final class RefundPurchase {

    private final Decisions decisions;
    private final RefundPayment payments;
    private final AuditLog audit;
    private final Clock clock;

    RefundPurchase(Decisions decisions, RefundPayment payments, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.payments = payments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the wish down; a durable job asks Telegram. A purchase that is being refunded keeps its first wish, which is
     * returned, and nothing is noted again.
     *
     * @throws ProblemException NOT_FOUND; NOT_REFUNDABLE when no money came; INSUFFICIENT_CREDITS with need and have when
     *     the customer has spent some of the credits and {@code allowShortfall} is not set
     */
    public Refund refund(Operator by, UUID payment, String reason, boolean allowShortfall) {
        return decisions.act(() -> {
            var now = clock.instant();
            var refund = payments.refundWithin(payment, by.name(), reason, allowShortfall);
            if (refund.first()) {
                audit.record(
                        new AuditLog.Act(
                                by,
                                "payment.refund",
                                "payment:" + payment,
                                reason,
                                Map.of("refund", refund.refund().id(), "shortfall_allowed", allowShortfall)),
                        now);
            }
            return refund.refund();
        });
    }
}
