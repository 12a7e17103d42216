package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.database.Undecided;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.orders.UnpaidRows.Due;
import io.neurocards.orders.events.OrderCancelled.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Cancels orders that nobody has paid in time, one in a transaction: their points come back by that. Money that is told in the same
 * moment comes first or finds the order cancelled. One order that can't be cancelled holds up no other.
 */
@Component
final class ExpireOrders implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ExpireOrders.class);
    private static final int BATCH = 500;

    private final UnpaidRows unpaid;
    private final OrderRows rows;
    private final OrderEvents events;
    private final Decisions decisions;

    ExpireOrders(UnpaidRows unpaid, OrderRows rows, OrderEvents events, Decisions decisions) {
        this.unpaid = unpaid;
        this.rows = rows;
        this.events = events;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "orders-expire-unpaid";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var now = events.now();
        var due = unpaid.due(now, Due.NONE, BATCH);
        while (!due.isEmpty()) {
            due.forEach(order -> tryToExpire(order.id(), now));
            due = unpaid.due(now, due.getLast(), BATCH);
        }
    }

    private void tryToExpire(UUID id, Instant now) {
        try {
            decisions.act(() -> expire(id, now));
        } catch (RuntimeException e) {
            if (Undecided.of(e).isPresent()) {
                throw e;
            }
            log.error("An unpaid order could not be cancelled; the next run tries again: order={}", id, e);
        }
    }

    private void expire(UUID id, Instant now) {
        if (unpaid.expire(id, now)) {
            events.cancelled(rows.get(id), Why.UNPAID, now);
        }
    }
}
