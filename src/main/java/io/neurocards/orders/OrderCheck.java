package io.neurocards.orders;

import io.neurocards.orders.catalogue.Good;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Wording;
import java.util.HashSet;
import java.util.Set;

/** What can be said of a wish without asking anybody. Lines are counted from 1. */
final class OrderCheck {

    private OrderCheck() {}

    /**
     * Lets a wish pass that may be priced.
     *
     * @throws ProblemException as {@link PlaceOrder} says
     */
    static void require(NewOrder wanted, String currency) {
        if (wanted.items().isEmpty()) {
            throw new ProblemException(ProblemCode.ORDER_EMPTY);
        }
        if (wanted.items().size() > NewOrder.MOST_LINES) {
            throw new ProblemException(ProblemCode.ORDER_TOO_MANY_LINES).with("limit", NewOrder.MOST_LINES);
        }
        var seen = new HashSet<String>();
        for (var line = 1; line <= wanted.items().size(); line++) {
            requireItem(wanted.items().get(line - 1), line, seen);
        }
        requireCurrency(currency);
        if (wanted.pointsToSpend() < 0) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "points");
        }
        Wording.require("payment_method", wanted.paymentMethod(), NewOrder.LONGEST_METHOD);
        Wording.require("delivery_address", wanted.deliveryAddress(), NewOrder.LONGEST_ADDRESS);
    }

    private static void requireItem(NewOrder.Item item, int line, Set<String> seen) {
        if (!Good.isSku(item.sku())) {
            throw new ProblemException(ProblemCode.SKU_UNKNOWN).with("line", line);
        }
        if (!seen.add(item.sku())) {
            throw new ProblemException(ProblemCode.SKU_REPEATED).with("line", line);
        }
        if (item.quantity() < 1 || item.quantity() > NewOrder.MOST_OF_ONE) {
            throw new ProblemException(ProblemCode.QUANTITY_INVALID)
                    .with("line", line)
                    .with("limit", NewOrder.MOST_OF_ONE);
        }
    }

    private static void requireCurrency(String currency) {
        if (!Money.isCurrency(currency)) {
            throw new ProblemException(ProblemCode.CURRENCY_UNKNOWN);
        }
    }
}
