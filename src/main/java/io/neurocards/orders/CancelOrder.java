package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An order that was not paid is not wanted any more. */
@Component("orders.cancelOrder")
public final class CancelOrder {

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderEvents events;

    CancelOrder(Decisions decisions, OrderRows rows, OrderEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Cancels it; twice is the same as once. Whether it is the caller's own is for the caller to find out ({@link OrderHistory}).
     *
     * @param by who wants it, such as {@code customer} or {@code telegram:<id>}, at most 100 characters
     * @throws ProblemException NOT_FOUND; ORDER_STATUS_WRONG with {@code status} when it was paid
     */
    public Order cancel(UUID id, String by) {
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case CANCELLED -> order;
                case CREATED, AWAITING_PAYMENT -> {
                    var now = events.now();
                    rows.cancel(id, by, now);
                    events.cancelled(order, now);
                    yield rows.get(id);
                }
                case PAID, FULFILLED, REFUNDED -> throw WrongStatus.of(order);
            };
        });
    }
}
