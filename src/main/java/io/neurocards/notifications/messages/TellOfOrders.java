package io.neurocards.notifications.messages;

import io.neurocards.notifications.messages.Tell.Happening;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderFulfilled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells of orders. What was paid for with Stars is said in the chat where that was done. */
@Component
record TellOfOrders(Tell tell) {

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

    @EventListener
    void on(OrderCancelled cancelled) {
        of(
                Occasion.ORDER_CANCELLED,
                cancelled.orderId(),
                cancelled.personId(),
                cancelled.total(),
                Set.of(),
                cancelled.at());
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

    private void of(Occasion occasion, UUID order, PersonId person, Money total, Set<Channel> toldOn, Instant at) {
        var facts = Map.of("amount", total.units().toPlainString(), "currency", total.currency());
        tell.of(new Happening(occasion, order, person, facts, toldOn, at));
    }
}
