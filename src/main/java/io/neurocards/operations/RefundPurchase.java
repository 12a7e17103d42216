package io.neurocards.operations;

import io.neurocards.database.Decisions;
import io.neurocards.payments.Refund;
import io.neurocards.payments.RefundPayment;
import io.neurocards.payments.RefundWish;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
     * What an administrator wants to go back.
     *
     * @param id of the refund; said again, nothing is asked for or noted again
     * @param amount in the minor units of the payment's currency; nothing for all that is left
     * @param allowShortfall whether to go on when the customer has spent some of the credits
     */
    public record Order(UUID id, UUID payment, @Nullable Long amount, String reason, boolean allowShortfall) {}

    /**
     * Takes the wish down; a durable job asks the gateway. A purchase of which the same amount is being refunded keeps that wish, which
     * is returned, and nothing is noted again.
     *
     * @throws ProblemException as {@link RefundPayment#refund} says
     */
    public Refund refund(Operator by, Order order) {
        var wish = new RefundWish(
                order.id(), order.payment(), order.amount(), by.name(), order.reason(), order.allowShortfall());
        return decisions.act(() -> {
            var now = clock.instant();
            var asked = payments.refundWithin(wish);
            var refund = asked.refund();
            if (asked.first()) {
                audit.record(
                        new AuditLog.Act(
                                by,
                                "payment.refund",
                                "payment:" + order.payment(),
                                order.reason(),
                                Map.of(
                                        "refund",
                                        refund.id(),
                                        "amount",
                                        refund.amount(),
                                        "shortfall_allowed",
                                        order.allowShortfall())),
                        now);
            }
            return refund;
        });
    }
}
