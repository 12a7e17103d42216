package io.neurocards.orders;

import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderFulfilled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderPartlyRefunded;
import io.neurocards.orders.events.OrderPlaced;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.payments.PaymentRefunded;
import io.neurocards.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the rest of the program what happened, at one time per action. */
@Component
record OrderEvents(ApplicationEventPublisher publisher, Clock clock) {

    /** Returns the time as finely as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void placed(Order order, Instant now) {
        publisher.publishEvent(new OrderPlaced(order.id(), order.personId(), order.platform(), now));
    }

    void paid(Order order, Instant now) {
        var lines = order.lines().stream()
                .map(line -> new OrderPaid.Line(line.sku(), line.quantity(), line.amount()))
                .toList();
        publisher.publishEvent(
                new OrderPaid(order.id(), order.personId(), order.platform(), order.total(), lines, now));
    }

    void fulfilled(Order order, Instant now) {
        publisher.publishEvent(
                new OrderFulfilled(order.id(), order.personId(), order.total(), order.isCreditsOnly(), now));
    }

    void cancelled(Order order, OrderCancelled.Why why, Instant now) {
        cancelled(new OrderCancelled(order.id(), order.personId(), order.total(), order.pointsSpent(), why, now));
    }

    void cancelled(OrderCancelled cancelled) {
        publisher.publishEvent(cancelled);
    }

    void partlyRefunded(Order order, PaymentRefunded part) {
        publisher.publishEvent(new OrderPartlyRefunded(
                order.id(),
                order.personId(),
                part.refundId(),
                order.total(),
                new Money(order.total().currency(), part.amount()),
                new Money(order.total().currency(), part.back()),
                part.taken(),
                part.at()));
    }

    void refunded(Order order, Instant now) {
        publisher.publishEvent(new OrderRefunded(order.id(), order.personId(), order.total(), now));
    }
}
