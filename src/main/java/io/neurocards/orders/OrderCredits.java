package io.neurocards.orders;

import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What an order does to its customer's wallet: its packages give their credits once, and a refund takes them back once. */
@Component
record OrderCredits(Ledger ledger) {

    void give(Order order, Instant now) {
        var credits = order.credits();
        if (credits.amount() > 0 && !ledger.purchase(order.personId(), credits, reference(order), now)) {
            throw new IllegalStateException("An order was credited before it was paid: order=" + order.id());
        }
    }

    /** Takes back what is there; the rest is the shortfall. */
    Order.Refund takeBack(Order order, Instant now) {
        if (order.credits().amount() == 0) {
            return new Order.Refund(order.total().minor(), Credits.ZERO, Credits.ZERO);
        }
        var taken = ledger.reverse(order.personId(), reference(order), now);
        return new Order.Refund(order.total().minor(), taken.amount(), taken.shortfall());
    }

    private static String reference(Order order) {
        return "order:" + order.id();
    }
}
