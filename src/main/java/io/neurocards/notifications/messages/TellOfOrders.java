package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.Tell.Happening;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderCancelled.Why;
import io.neurocards.orders.events.OrderFulfilled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderPartlyRefunded;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.payments.checkout.PaymentFailed;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of orders and of payments that came to none. What was paid for with Stars is said in the chat where that was done. */
@Component
record TellOfOrders(Tell tell) {

    /** Says of a cancelled order that nobody paid it in time. */
    static final String UNPAID = "unpaid";

    /** How many points come back from a cancelled order. */
    static final String POINTS = "points";

    /** How many credits went back with a part of the money. */
    static final String CREDITS = "credits";

    private static final String STARS = "XTR";

    @EventListener
    void on(OrderPaid paid) {
        var toldOn = paid.total().currency().equals(STARS) ? Set.of(Channel.TELEGRAM) : Set.<Channel>of();
        of(Occasion.ORDER_PAID, paid.orderId(), paid.personId(), paid.total(), toldOn, paid.at());
    }

    @EventListener
    void on(OrderRefunded refunded) {
        of(Occasion.ORDER_REFUNDED, refunded.orderId(), refunded.personId(), refunded.total(), Set.of(), refunded.at());
    }

    /** Told of each part by itself. */
    @EventListener
    void on(OrderPartlyRefunded part) {
        var facts = new HashMap<>(price(part.amount()));
        facts.put(CREDITS, Long.toString(part.taken().amount()));
        tell.of(new Happening(
                Occasion.ORDER_PARTLY_REFUNDED, part.refundId(), part.personId(), facts, Set.of(), part.at()));
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        var facts = new HashMap<>(price(cancelled.total()));
        if (cancelled.why() == Why.UNPAID) {
            facts.put(UNPAID, "true");
        }
        if (!cancelled.points().isNone()) {
            facts.put(POINTS, Long.toString(cancelled.points().amount()));
        }
        tell.of(new Happening(
                Occasion.ORDER_CANCELLED, cancelled.orderId(), cancelled.personId(), facts, Set.of(), cancelled.at()));
    }

    /** That credits are there is said when they are paid for. */
    @EventListener
    void on(OrderFulfilled fulfilled) {
        if (!fulfilled.creditsOnly()) {
            of(
                    Occasion.ORDER_FULFILLED,
                    fulfilled.orderId(),
                    fulfilled.personId(),
                    fulfilled.total(),
                    Set.of(),
                    fulfilled.at());
        }
    }

    /** The customer may have closed the page on which it happened. */
    @EventListener
    void on(PaymentFailed failed) {
        of(Occasion.PAYMENT_FAILED, failed.paymentId(), failed.personId(), failed.amount(), Set.of(), failed.at());
    }

    private void of(Occasion occasion, UUID order, PersonId person, Money total, Set<Channel> toldOn, Instant at) {
        tell.of(new Happening(occasion, order, person, price(total), toldOn, at));
    }

    private static Map<String, String> price(Money total) {
        return Map.of("amount", total.units().toPlainString(), "currency", total.currency());
    }
}
