package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The customer is told how to pay. */
@Component
public final class AwaitPayment {

    private final Decisions decisions;
    private final OrderRows rows;

    AwaitPayment(Decisions decisions, OrderRows rows) {
        this.decisions = decisions;
        this.rows = rows;
    }

    /**
     * Lets the order wait for its money; twice is the same as once.
     *
     * @throws ProblemException NOT_FOUND; ORDER_STATUS_WRONG with {@code order_status} when it was paid or cancelled
     */
    public Order await(UUID id) {
        return decisions.act(() -> {
            var order = rows.lock(id);
            return switch (order.status()) {
                case AWAITING_PAYMENT -> order;
                case CREATED -> {
                    rows.await(id);
                    yield rows.get(id);
                }
                case PAID, FULFILLED, CANCELLED, REFUNDED -> throw WrongStatus.of(order);
            };
        });
    }
}
