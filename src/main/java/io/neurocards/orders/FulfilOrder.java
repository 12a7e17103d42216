package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All that was ordered and paid was delivered. */
@Component
public final class FulfilOrder {

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderEvents events;

    FulfilOrder(Decisions decisions, OrderRows rows, OrderEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Says that it is delivered; twice is the same as once.
     *
     * @param by who says so, such as {@code telegram:<id>}, at most 100 characters
     * @throws ProblemException NOT_FOUND; ORDER_STATUS_WRONG with {@code status} when it is not paid, or its money is back
     */
    public Order fulfil(UUID id, String by) {
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case FULFILLED -> order;
                case PAID -> {
                    var now = events.now();
                    rows.fulfil(id, by, now);
                    events.fulfilled(order, now);
                    yield rows.get(id);
                }
                case CREATED, AWAITING_PAYMENT, CANCELLED, REFUNDED -> throw WrongStatus.of(order);
            };
        });
    }
}
