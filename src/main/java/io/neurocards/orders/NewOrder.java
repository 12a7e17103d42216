package io.neurocards.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to order. Prices are the catalogue's. Without points it is kept, and told apart, in the form in which it was
 * before there were any.
 *
 * @param totalAmount what the customer was told it costs, in units of the currency, to be compared
 * @param currency an ISO 4217 code or {@code XTR}; the house's own when none is said
 * @param paymentMethod how the customer means to pay, in their own words, at most 64 characters
 * @param deliveryAddress at most 500 characters
 * @param points how many points are to pay for a part of it; none when it is not said
 */
public record NewOrder(
        List<Item> items,
        @Nullable BigDecimal totalAmount,
        @Nullable String currency,
        @Nullable String paymentMethod,
        @Nullable String deliveryAddress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long points) {

    /** How many lines an order has at most. */
    public static final int MOST_LINES = 100;

    /** How many of one thing a line is for at most. */
    public static final int MOST_OF_ONE = 1000;

    /** Characters of a way to pay, at most. */
    public static final int LONGEST_METHOD = 64;

    /** Characters of an address, at most. */
    public static final int LONGEST_ADDRESS = 500;

    /** Beyond this many digits an amount is no price of ours, and is not written out. */
    private static final int MOST_DIGITS = 40;

    public NewOrder {
        items = List.copyOf(items);
        paymentMethod = orNull(paymentMethod);
        deliveryAddress = orNull(deliveryAddress);
        points = points == null || points == 0 ? null : points;
    }

    /** Wishes for things that are paid with money alone. */
    public NewOrder(
            List<Item> items,
            @Nullable BigDecimal totalAmount,
            @Nullable String currency,
            @Nullable String paymentMethod,
            @Nullable String deliveryAddress) {
        this(items, totalAmount, currency, paymentMethod, deliveryAddress, null);
    }

    /** So many of one thing. */
    public record Item(String sku, int quantity) {}

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns how many points are to pay for a part of it. */
    long pointsToSpend() {
        return points == null ? 0 : points;
    }

    /** Returns everything that is asked, in one fixed form. */
    String asked() {
        return points == null ? things() : "points " + points + "\u001f" + things();
    }

    private String things() {
        var lines =
                items.stream().map(item -> item.quantity() + " " + item.sku()).collect(Collectors.joining("\n"));
        return String.join("\u001f", lines, amount(), "" + currency, "" + paymentMethod, "" + deliveryAddress);
    }

    private String amount() {
        if (totalAmount == null) {
            return "";
        }
        var sane = totalAmount.precision() <= MOST_DIGITS && Math.abs((long) totalAmount.scale()) <= MOST_DIGITS;
        return sane ? totalAmount.stripTrailingZeros().toString() : "?";
    }

    /** Hides the address. */
    @Override
    public String toString() {
        return "NewOrder[items=" + items.size() + "]";
    }
}
