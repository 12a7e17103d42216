package io.neurocards.orders;

import io.neurocards.database.Decisions;
import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Wording;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The money for an order is there: its packages give their credits, once. */
@Component
public final class PayOrder {

    /** Characters that a reference has at most. */
    public static final int LONGEST_REFERENCE = 200;

    private final Decisions decisions;
    private final OrderRows rows;
    private final OrderCredits credits;
    private final OrderEvents events;
    private final OrderNotes notes;

    PayOrder(Decisions decisions, OrderRows rows, OrderCredits credits, OrderEvents events, OrderNotes notes) {
        this.decisions = decisions;
        this.rows = rows;
        this.credits = credits;
        this.events = events;
        this.notes = notes;
    }

    /**
     * Pays the order; told again of the same money it returns the order as it is. An order of nothing but credits is fulfilled at
     * once. One that nobody was told how to pay yet can be paid as well.
     *
     * @param reference what this money is known by, such as a line of a bank statement, 1 to 200 characters: pays one order
     * @param word of whoever says so
     * @throws ProblemException INVALID_REQUEST without a reference; TEXT_TOO_LONG; NOT_FOUND; PAYMENT_REFERENCE_USED when that
     *     money paid another order; ORDER_STATUS_WRONG with {@code order_status} when other money paid it, or it was cancelled
     */
    public Order pay(UUID id, String reference, Operator.Word word) {
        var money = reference.strip();
        Wording.requireSaid("reference", money, LONGEST_REFERENCE);
        return decisions.act(() -> {
            rows.lockReference(money);
            var order = rows.lock(id);
            return money.equals(order.paidReference()) ? order : paid(order, money, word);
        });
    }

    private Order paid(Order order, String reference, Operator.Word word) {
        if (rows.isUsed(reference)) {
            throw new ProblemException(ProblemCode.PAYMENT_REFERENCE_USED);
        }
        switch (order.status()) {
            case CREATED -> rows.await(order.id());
            case AWAITING_PAYMENT -> {}
            case PAID, FULFILLED, CANCELLED, REFUNDED -> throw WrongStatus.of(order);
        }
        var now = events.now();
        var by = word.by().name();
        rows.pay(order.id(), reference, by, now);
        credits.give(order, now);
        events.paid(order, now);
        if (order.isCreditsOnly()) {
            rows.fulfil(order.id(), by, now);
            events.fulfilled(order, now);
        }
        var after = rows.get(order.id());
        notes.write(word, "order.pay", after, now);
        return after;
    }
}
