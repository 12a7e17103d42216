package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All that was ordered and paid was delivered. */
@Component
public final class FulfilOrder {

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderEvents events;
    private final OrderNotes notes;

    FulfilOrder(Decisions decisions, OrderRows rows, OrderEvents events, OrderNotes notes) {
        this.decisions = decisions;
        this.rows = rows;
        this.events = events;
        this.notes = notes;
    }

    /**
     * Says that it is delivered; twice is the same as once.
     *
     * @param word of whoever says so
     * @throws ProblemException NOT_FOUND; ORDER_STATUS_WRONG with {@code order_status} when it is not paid, or its money is back
     */
    public Order fulfil(UUID id, Operator.Word word) {
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case FULFILLED -> order;
                case PAID -> {
                    var now = events.now();
                    rows.fulfil(id, word.by().name(), now);
                    events.fulfilled(order, now);
                    var after = rows.get(id);
                    notes.write(word, "order.fulfil", after, now);
                    yield after;
                }
                case CREATED, AWAITING_PAYMENT, CANCELLED, REFUNDED -> throw WrongStatus.of(order);
            };
        });
    }
}
