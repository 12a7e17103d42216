package io.neurocards.loyalty;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.ledger.points.PointsResult;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderCancelled.Why;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.orders.events.OrderPartlyRefunded;
import io.neurocards.orders.events.OrderRefunded;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A paid order earns points and a refunded one gives them back, once each, in the transaction that pays or refunds it; what points
 * paid for comes back with the order that is cancelled or refunded.
 */
@Component
record PointsForOrders(AccrualRows rows, LoyaltyRules rules, PointsLedger points, LoyaltySettings settings) {

    private static final Logger log = LoggerFactory.getLogger(PointsForOrders.class);

    @EventListener
    void earn(OrderPaid order) {
        Decisions.requireOpen();
        var earned = new Earnings(rules.at(order.platform(), order.at()), settings.rate()).of(order);
        if (rows.insert(order.orderId(), order.personId(), earned, order.at()) && !earned.isNone()) {
            var expiresAt = settings.expiryOfEarned(order.at());
            points.earn(order.personId(), earned, reference(order.orderId()), expiresAt, order.at());
        }
    }

    /**
     * An order that will not be paid gives back the points that were to pay for a part of it. Whoever gives up an order, or does not pay
     * it, wins no days by that: else points would never expire for those who order and do not want it.
     */
    @EventListener
    void giveBack(OrderCancelled order) {
        Decisions.requireOpen();
        var now = order.at();
        var earliest = order.why() == Why.BY_OTHERS ? settings.earliestExpiryOfReturned(now) : now;
        points.reverseSpend(order.personId(), reference(order.orderId()), earliest, now);
    }

    /** Points that the order was paid with come back first, and so they are there for what is taken back. */
    @EventListener
    void takeBack(OrderRefunded order) {
        Decisions.requireOpen();
        var now = order.at();
        var earned = rows.lockUnreversed(order.orderId(), order.personId());
        points.reverseSpend(order.personId(), reference(order.orderId()), settings.earliestExpiryOfReturned(now), now);
        earned.ifPresent(whole -> {
            var part = reference(order.orderId());
            rows.reversed(order.orderId(), taken(order.orderId(), order.personId(), part, whole.left(), now), now);
        });
    }

    /** Points go with some of the money as credits do; those that the order was paid with come back with the rest of it. */
    @EventListener
    void takeBack(OrderPartlyRefunded order) {
        Decisions.requireOpen();
        rows.lockUnreversed(order.orderId(), order.personId()).ifPresent(earned -> {
            var before = order.back().minus(order.amount());
            var due =
                    share(earned.points(), order.back(), order.total()) - share(earned.points(), before, order.total());
            var part = reference(order.orderId()) + ":" + order.refundId();
            rows.takenPart(order.orderId(), taken(order.orderId(), order.personId(), part, Points.of(due), order.at()));
        });
    }

    private static long share(Points earned, Money back, Money total) {
        return BigInteger.valueOf(earned.amount())
                .multiply(BigInteger.valueOf(back.minor()))
                .divide(BigInteger.valueOf(total.minor()))
                .longValueExact();
    }

    private PointsResult.Taken taken(UUID order, PersonId person, String part, Points most, Instant now) {
        if (most.isNone()) {
            return new PointsResult.Taken(Points.ZERO, Points.ZERO);
        }
        var taken = points.reverseEarnPart(person, reference(order), part, most, now);
        if (!taken.shortfall().isNone()) {
            log.info(
                    "Points of a refunded order were spent already: order={}, taken={}, shortfall={}; they are not claimed",
                    order,
                    taken.amount(),
                    taken.shortfall());
        }
        return taken;
    }

    private static String reference(UUID order) {
        return "order:" + order;
    }
}
