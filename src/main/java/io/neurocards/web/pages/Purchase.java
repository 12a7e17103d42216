package io.neurocards.web.pages;

import io.neurocards.orders.Order;
import io.neurocards.shared.Money;
import io.neurocards.shared.MoneyText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order in a reader's words.
 *
 * @param discount what points took off, for how many of them
 * @param platform where it was ordered
 * @param cancellable it was not paid, and its customer may give it up
 */
record Purchase(
        UUID id,
        Instant at,
        String when,
        List<Line> lines,
        String total,
        @Nullable String discount,
        String status,
        String statusText,
        String platform,
        boolean cancellable) {

    /** So many of one thing. */
    record Line(String title, int quantity) {}

    static Purchase of(Order order, Words words) {
        var status = order.status();
        return new Purchase(
                order.id(),
                order.times().createdAt(),
                words.moment(order.times().createdAt()),
                order.lines().stream()
                        .map(line -> new Line(line.title().in(words.locale()), line.quantity()))
                        .toList(),
                money(order.total(), words),
                discount(order.discount(), words),
                status.word(),
                words.text("purchases.status-" + status.word()),
                words.text("platform." + order.platform().word()),
                status == Order.Status.CREATED || status == Order.Status.AWAITING_PAYMENT);
    }

    private static @Nullable String discount(Order.@Nullable Discount discount, Words words) {
        return discount == null
                ? null
                : words.text(
                        "purchases.discount",
                        money(discount.off(), words),
                        words.points(discount.points().amount()));
    }

    /** Telegram's Stars are no currency that a locale would know. */
    private static String money(Money money, Words words) {
        return money.isStars() ? words.text("purchases.stars", money.minor()) : MoneyText.of(money, words.locale());
    }
}
