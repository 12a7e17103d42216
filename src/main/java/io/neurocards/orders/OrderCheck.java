package io.neurocards.orders;

import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of a wish without asking anybody. Lines are counted from 1. */
final class OrderCheck {

    private static final Pattern SKU = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MOST_LINES = 100;
    private static final int MOST_OF_ONE = 1000;
    private static final int LONGEST_METHOD = 64;
    private static final int LONGEST_ADDRESS = 500;

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
        if (wanted.items().size() > MOST_LINES) {
            throw new ProblemException(ProblemCode.ORDER_TOO_MANY_LINES).with("limit", MOST_LINES);
        }
        var seen = new HashSet<String>();
        for (var line = 1; line <= wanted.items().size(); line++) {
            requireItem(wanted.items().get(line - 1), line, seen);
        }
        requireCurrency(currency);
        Wording.require("payment_method", wanted.paymentMethod(), LONGEST_METHOD);
        Wording.require("delivery_address", wanted.deliveryAddress(), LONGEST_ADDRESS);
    }

    private static void requireItem(NewOrder.Item item, int line, Set<String> seen) {
        if (!SKU.matcher(item.sku()).matches()) {
            throw new ProblemException(ProblemCode.SKU_UNKNOWN).with("line", line);
        }
        if (!seen.add(item.sku())) {
            throw new ProblemException(ProblemCode.SKU_REPEATED).with("line", line);
        }
        if (item.quantity() < 1 || item.quantity() > MOST_OF_ONE) {
            throw new ProblemException(ProblemCode.QUANTITY_INVALID)
                    .with("line", line)
                    .with("limit", MOST_OF_ONE);
        }
    }

    private static void requireCurrency(String currency) {
        try {
            new Money(currency, 0).units();
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(ProblemCode.CURRENCY_UNKNOWN);
        }
    }

    /** Texts that customers and operators add. */
    static final class Wording {

        private Wording() {}

        /**
         * Lets a text pass that can be kept.
         *
         * @throws ProblemException TEXT_TOO_LONG, or INVALID_REQUEST when it is not made of characters
         */
        static void require(String field, @Nullable String text, int limit) {
            if (text == null) {
                return;
            }
            var length = text.codePointCount(0, text.length());
            if (length > limit) {
                throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                        .with("field", field)
                        .with("length", length)
                        .with("limit", limit);
            }
            if (!text.codePoints().allMatch(Wording::isText)) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
            }
        }

        /** Returns whether the database can keep it, and a reader read it. */
        private static boolean isText(int character) {
            return "\n\r\t".indexOf(character) >= 0
                    || (!Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE);
        }
    }
}
