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
 * @param back what went back of it, unless all or nothing did
 * @param payUntil when it is cancelled by itself, while it waits for its money
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
        @Nullable String back,
        String status,
        String statusText,
        @Nullable Deadline payUntil,
        String platform,
        boolean cancellable) {

    /** A moment, and how a reader writes it. */
    record Deadline(Instant at, String when) {}

    /** So many of one thing. */
    record Line(String title, int quantity) {}

    static Purchase of(Order order, Words words) {
        var status = order.status();
        var isUnpaid = status == Order.Status.CREATED || status == Order.Status.AWAITING_PAYMENT;
        return new Purchase(
                order.id(),
                order.times().createdAt(),
                words.moment(order.times().createdAt()),
                order.lines().stream()
                        .map(line -> new Line(line.title().in(words.locale()), line.quantity()))
                        .toList(),
                money(order.total(), words),
                discount(order.discount(), words),
                back(order, words),
                status.word(),
                words.text("purchases.status-" + status.word()),
                isUnpaid ? deadline(order.times().payUntil(), words) : null,
                words.text("platform." + order.platform().word()),
                isUnpaid);
    }

    private static @Nullable Deadline deadline(@Nullable Instant at, Words words) {
        return at == null ? null : new Deadline(at, words.moment(at));
    }

    private static @Nullable String discount(Order.@Nullable Discount discount, Words words) {
        return discount == null
                ? null
                : words.text(
                        "purchases.discount",
                        money(discount.off(), words),
                        words.points(discount.points().amount()));
    }

    private static @Nullable String back(Order order, Words words) {
        var refund = order.refund();
        return refund == null || order.status() == Order.Status.REFUNDED
                ? null
                : words.text("purchases.back", money(new Money(order.total().currency(), refund.back()), words));
    }

    /** Telegram's Stars are no currency that a locale would know. */
    private static String money(Money money, Words words) {
        return money.isStars() ? words.text("purchases.stars", money.minor()) : MoneyText.of(money, words.locale());
    }
}
