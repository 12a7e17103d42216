package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.orders.OrderCheck.Wording;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The money for an order is there: its packages give their credits, once. */
@Component
public final class PayOrder {

    private static final int LONGEST_REFERENCE = 200;

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderCredits credits;
    private final OrderEvents events;

    PayOrder(Decisions decisions, OrderRows rows, OrderCredits credits, OrderEvents events) {
        this.decisions = decisions;
        this.rows = rows;
        this.credits = credits;
        this.events = events;
    }

    /**
     * Pays the order; told again of the same money it returns the order as it is. An order of nothing but credits is fulfilled at
     * once. One that nobody was told how to pay yet can be paid as well.
     *
     * @param reference what this money is known by, such as a line of a bank statement, 1 to 200 characters: pays one order
     * @param by who says so, such as {@code telegram:<id>}, at most 100 characters
     * @throws ProblemException INVALID_REQUEST without a reference; TEXT_TOO_LONG; NOT_FOUND; PAYMENT_REFERENCE_USED when that
     *     money paid another order; ORDER_STATUS_WRONG with {@code status} when other money paid it, or it was cancelled
     */
    public Order pay(UUID id, String reference, String by) {
        Wording.require("reference", reference, LONGEST_REFERENCE);
        if (reference.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "reference");
        }
        return decisions.act(() -> {
            rows.lockReference(reference);
            var order = rows.lock(id);
            return reference.equals(order.paidReference()) ? order : paid(order, reference, by);
        });
    }

    private Order paid(Order order, String reference, String by) {
        if (rows.isUsed(reference)) {
            throw new ProblemException(ProblemCode.PAYMENT_REFERENCE_USED);
        }
        switch (order.status()) {
            case CREATED -> rows.await(order.id());
            case AWAITING_PAYMENT -> {}
            case PAID, FULFILLED, CANCELLED, REFUNDED -> throw WrongStatus.of(order);
        }
        var now = events.now();
        rows.pay(order.id(), reference, by, now);
        credits.give(order, now);
        events.paid(order, now);
        if (order.isCreditsOnly()) {
            rows.fulfil(order.id(), by, now);
            events.fulfilled(order, now);
        }
        return rows.get(order.id());
    }
}
