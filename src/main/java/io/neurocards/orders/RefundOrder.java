package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The money for an order is given back by hand, and so its credits are taken back, once. */
@Component
public final class RefundOrder {

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderCredits credits;
    private final OrderEvents events;
    private final OrderNotes notes;

    RefundOrder(Decisions decisions, OrderRows rows, OrderCredits credits, OrderEvents events, OrderNotes notes) {
        this.decisions = decisions;
        this.rows = rows;
        this.credits = credits;
        this.events = events;
        this.notes = notes;
    }

    /**
     * Takes the refund down, and the credits back as far as they are there; twice is the same as once. What it took is the order's
     * {@code refund}.
     *
     * @param word of whoever wishes it, with a reason for the books
     * @param allowShortfall whether to go on when the customer has spent some of the credits
     * @throws ProblemException INVALID_REQUEST without a reason; NOT_FOUND; ORDER_STATUS_WRONG with {@code order_status}
     *     when it was never paid; NOT_REFUNDABLE when it came with a payment, with which it goes back; INSUFFICIENT_CREDITS
     *     with {@code need} and {@code have}
     */
    public Order refund(UUID id, Operator.Word word, boolean allowShortfall) {
        var said = word.withReason();
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case REFUNDED -> order;
                case PAID, FULFILLED -> refunded(order, said, allowShortfall);
                case CREATED, AWAITING_PAYMENT, CANCELLED -> throw WrongStatus.of(order);
            };
        });
    }

    private Order refunded(Order order, Operator.Word word, boolean allowShortfall) {
        if (order.payment() != null) {
            throw new ProblemException(ProblemCode.NOT_REFUNDABLE)
                    .with("order_status", order.status().word());
        }
        var now = events.now();
        var refund = credits.takeBack(order, now);
        if (refund.shortfall().amount() > 0 && !allowShortfall) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_CREDITS)
                    .with("need", order.credits().amount())
                    .with("have", refund.taken().amount());
        }
        rows.refund(order.id(), refund, word.by().name(), word.reason(), now);
        events.refunded(order, now);
        var after = rows.get(order.id());
        notes.write(word, "order.refund", after, now);
        return after;
    }
}
