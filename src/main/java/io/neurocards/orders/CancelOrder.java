package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.orders.events.OrderCancelled.Why;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** An order that was not paid is not wanted any more. */
@Component("orders.cancelOrder")
public final class CancelOrder {

    /** Stands where it is said who cancelled an order. */
    public static final String CUSTOMER = "customer";

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderEvents events;
    private final OrderNotes notes;

    CancelOrder(Decisions decisions, OrderRows rows, OrderEvents events, OrderNotes notes) {
        this.decisions = decisions;
        this.rows = rows;
        this.events = events;
        this.notes = notes;
    }

    /**
     * Cancels it; twice is the same as once. Whether it is the caller's own is for the caller to find out ({@link OrderHistory}).
     *
     * @param by who wants it, {@link #CUSTOMER} or a partner's account, at most 100 characters
     * @throws ProblemException NOT_FOUND; ORDER_STATUS_WRONG with {@code order_status} when it was paid
     */
    public Order cancel(UUID id, String by) {
        return cancelled(id, by, (_, _) -> {});
    }

    /**
     * Cancels anybody's; twice is the same as once.
     *
     * @param word of an operator, with a reason
     * @throws ProblemException as above; INVALID_REQUEST without a reason
     */
    public Order cancel(UUID id, Operator.Word word) {
        var said = word.withReason();
        return cancelled(id, said.by().name(), (after, now) -> notes.write(said, "order.cancel", after, now));
    }

    private Order cancelled(UUID id, String by, BiConsumer<Order, Instant> note) {
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case CANCELLED -> order;
                case CREATED, AWAITING_PAYMENT -> {
                    var now = events.now();
                    rows.cancel(id, by, now);
                    events.cancelled(order, by.equals(CUSTOMER) ? Why.GIVEN_UP : Why.BY_OTHERS, now);
                    var after = rows.get(id);
                    note.accept(after, now);
                    yield after;
                }
                case PAID, FULFILLED, REFUNDED -> throw WrongStatus.of(order);
            };
        });
    }
}
