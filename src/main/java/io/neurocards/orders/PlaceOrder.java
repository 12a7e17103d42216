package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.ledger.points.PointsResult;
import io.neurocards.orders.Order.Status;
import io.neurocards.orders.Order.Times;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer orders things of the catalogue, on whichever platform. */
@Component("orders.placeOrder")
public final class PlaceOrder {

    private final Decisions decisions;
    private final Customers customers;
    private final Pricing pricing;
    private final OrderRows rows;
    private final PointsLedger points;
    private final OrderEvents events;

    PlaceOrder(
            Decisions decisions,
            Customers customers,
            Pricing pricing,
            OrderRows rows,
            PointsLedger points,
            OrderEvents events) {
        this.decisions = decisions;
        this.customers = customers;
        this.pricing = pricing;
        this.rows = rows;
        this.points = points;
        this.events = events;
    }

    /** For whom, where and by which program. */
    private record Placing(
            PersonId person, Platform platform, @Nullable OrderSource source) {}

    /** What an operation came to: nothing that a customer could want deleted. */
    private record Placed(UUID order) {}

    /**
     * Places the order at the catalogue's prices, under the operation's id, and takes the points that pay for a part of it. The same
     * operation again returns the same order as it is by now, and orders and takes nothing.
     *
     * @param source null for a wish that an earlier build kept without it
     * @throws ProblemException ORDER_EMPTY; ORDER_TOO_MANY_LINES and QUANTITY_INVALID with {@code limit}; SKU_UNKNOWN and
     *     SKU_REPEATED with {@code line}; CURRENCY_UNKNOWN; NOT_SOLD_IN_CURRENCY with {@code line}, {@code currency} and
     *     {@code allowed}; ORDER_TOTAL_WRONG with the right {@code total} and its {@code currency}; ORDER_TOO_LARGE;
     *     POINTS_NOT_TAKEN with the {@code currency} in which points pay, and how many may here as {@code limit};
     *     INSUFFICIENT_POINTS with {@code need} and {@code have};
     *     TEXT_TOO_LONG; INVALID_REQUEST with {@code field}; NOT_FOUND when there is no such person; TERMS_NOT_ACCEPTED with {@code version}; ACCOUNT_BANNED,
     *     ACCOUNT_DELETED or MAINTENANCE. Nothing is ordered then.
     */
    public Order place(
            OperationId operation, PersonId person, Platform platform, @Nullable OrderSource source, NewOrder wanted) {
        requireSound(wanted);
        var asked = person + "\n" + platform.word() + "\n" + wanted.asked();
        var placed = decisions.decide(
                new Operation(operation, "orders.place", asked),
                Placed.class,
                () -> placed(operation.value(), new Placing(person, platform, source), wanted));
        return rows.get(placed.order());
    }

    /** @throws ProblemException what can be said of a wish without asking anybody */
    void requireSound(NewOrder wanted) {
        OrderCheck.require(wanted, pricing.currency(wanted));
    }

    private Placed placed(UUID id, Placing placing, NewOrder wanted) {
        customers.require(placing.person());
        var now = events.now();
        var order = order(id, placing, wanted, pricing.price(wanted), now);
        rows.insert(order);
        var discount = order.discount();
        if (discount != null) {
            spend(order, discount.points(), now);
        }
        events.placed(order, now);
        return new Placed(id);
    }

    private void spend(Order order, Points wanted, Instant now) {
        if (points.spend(order.personId(), wanted, "order:" + order.id(), now)
                instanceof PointsResult.Insufficient(var need, var have)) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_POINTS)
                    .with("need", need.amount())
                    .with("have", have.amount());
        }
    }

    private Order order(UUID id, Placing placing, NewOrder wanted, Pricing.Priced priced, Instant now) {
        return new Order(
                id,
                placing.person(),
                placing.platform(),
                placing.source(),
                Status.CREATED,
                priced.lines(),
                priced.total(),
                priced.discount(),
                wanted.paymentMethod(),
                wanted.deliveryAddress(),
                null,
                null,
                null,
                new Times(now, pricing.holdsUntil(now), null, null, null, null));
    }
}
