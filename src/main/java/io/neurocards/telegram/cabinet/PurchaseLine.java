package io.neurocards.telegram.cabinet;

import io.neurocards.orders.Order;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Words;
import java.time.Instant;
import java.util.stream.Collectors;

/** One purchase in a line: what, how much, when, where, and what became of it. */
record PurchaseLine(Instant at, String html) {

    private static final int LONGEST = 120;

    static PurchaseLine of(Words words, Order order) {
        return new PurchaseLine(
                order.times().createdAt(),
                words.text(
                        "purchases.line",
                        "what",
                        Html.cut(
                                order.lines().stream()
                                        .map(line -> what(words, line))
                                        .collect(Collectors.joining(", ")),
                                LONGEST),
                        "total",
                        total(words, order),
                        "date",
                        words.moment(order.times().createdAt()),
                        "where",
                        where(words, order.platform()),
                        "status",
                        words.label("purchase." + order.status().word())));
    }

    private static String what(Words words, Order.Line line) {
        if (line.kind() == Good.Kind.CREDITS) {
            return words.credits(line.credits());
        }
        var title = line.title().in(words.locale());
        return line.quantity() == 1
                ? title
                : words.label("purchases.several", "what", title, "quantity", line.quantity());
    }

    private static String total(Words words, Order order) {
        var total = words.money(order.total());
        var discount = order.discount();
        return discount == null
                ? total
                : words.label(
                        "purchases.discount",
                        "total",
                        total,
                        "off",
                        words.money(discount.off()),
                        "points",
                        words.points(discount.points().amount()));
    }

    static PurchaseLine of(Words words, Payment payment) {
        return new PurchaseLine(
                payment.createdAt(),
                words.text(
                        "purchases.line",
                        "what",
                        payment.credits() > 0 ? words.credits(payment.credits()) : words.label("purchases.money"),
                        "total",
                        amount(words, payment),
                        "date",
                        words.moment(payment.createdAt()),
                        "where",
                        where(words, Platform.TELEGRAM),
                        "status",
                        words.label(payment.status() == PaymentStatus.ASIDE ? "payment.aside" : "payment.refunded")));
    }

    /** What fits no invoice may be of any currency, or of none. */
    private static String amount(Words words, Payment payment) {
        return Money.isCurrency(payment.currency()) && payment.amount() >= 0
                ? words.money(new Money(payment.currency(), payment.amount()))
                : payment.amount() + " " + payment.currency();
    }

    private static String where(Words words, Platform platform) {
        return words.label("platform." + platform.word());
    }
}
