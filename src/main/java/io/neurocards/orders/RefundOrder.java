package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.orders.OrderCheck.Wording;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The money for an order is given back by hand, and so its credits are taken back, once. */
@Component
public final class RefundOrder {

    private static final int LONGEST_REASON = 500;

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderCredits credits;
    private final OrderEvents events;

    RefundOrder(Decisions decisions, OrderRows rows, OrderCredits credits, OrderEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.credits = credits;
        this.events = events;
    }

    /**
     * Takes the refund down, and the credits back as far as they are there; twice is the same as once. What it took is the order's
     * {@code refund}.
     *
     * @param by who wishes it, such as {@code telegram:<id>}, at most 100 characters
     * @param reason for the books, 1 to 500 characters
     * @param allowShortfall whether to go on when the customer has spent some of the credits
     * @throws ProblemException INVALID_REQUEST without a reason; TEXT_TOO_LONG; NOT_FOUND; ORDER_STATUS_WRONG with {@code status}
     *     when it was never paid; NOT_REFUNDABLE when Stars paid it, which go back with their payment; INSUFFICIENT_CREDITS with
     *     {@code need} and {@code have}
     */
    public Order refund(UUID id, String by, String reason, boolean allowShortfall) {
        Wording.require("reason", reason, LONGEST_REASON);
        if (reason.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "reason");
        }
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case REFUNDED -> order;
                case PAID, FULFILLED -> refunded(order, by, reason, allowShortfall);
                case CREATED, AWAITING_PAYMENT, CANCELLED -> throw WrongStatus.of(order);
            };
        });
    }

    private Order refunded(Order order, String by, String reason, boolean allowShortfall) {
        if (order.payment() != null) {
            throw new ProblemException(ProblemCode.NOT_REFUNDABLE)
                    .with("status", order.status().word());
        }
        var now = events.now();
        var refund = credits.takeBack(order, now);
        if (refund.shortfall().amount() > 0 && !allowShortfall) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                    .with("need", order.credits().amount())
                    .with("have", refund.taken().amount());
        }
        rows.refund(order.id(), refund, by, reason, now);
        events.refunded(order, now);
        return rows.get(order.id());
    }
}
