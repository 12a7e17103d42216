package io.neurocards.orders;

import io.neurocards.orders.Order.Line;
import io.neurocards.orders.Order.Status;
import io.neurocards.orders.Order.Times;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentCompleted;
import io.neurocards.payments.PaymentRefunded;
import io.neurocards.payments.Payments;
import io.neurocards.payments.checkout.GatewayPages;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Credits that were bought are an order too, within the payment's own transaction: it has the payment's id, and its
 * credits are those that the payment has booked.
 */
@Component
record FollowPayments(Payments payments, GatewayPages pages, OrderRows rows, OrderReading reading, OrderEvents events) {

    @EventListener
    void completed(PaymentCompleted completed) {
        var payment = payments.find(completed.paymentId()).orElseThrow();
        var order = order(payment, completed);
        rows.insertPaid(order, by(payment), completed.at());
        events.paid(order, completed.at());
        events.fulfilled(order, completed.at());
    }

    /** Money that was back before it was told of never became an order. The order is refunded when all of its money is back. */
    @EventListener
    void refunded(PaymentRefunded refunded) {
        var payment = payments.find(refunded.paymentId()).orElseThrow();
        reading.lock(refunded.paymentId())
                .filter(order -> order.status() == Status.FULFILLED)
                .ifPresent(order -> {
                    var before =
                            order.refund() == null ? new Order.Refund(0, Credits.ZERO, Credits.ZERO) : order.refund();
                    var refund = before.plus(refunded.back(), refunded.taken(), refunded.shortfall());
                    if (refunded.isWhole()) {
                        rows.refund(order.id(), refund, by(payment), reason(payment), refunded.at());
                        events.refunded(order, refunded.at());
                    } else {
                        rows.refundPart(order.id(), refund);
                        events.partlyRefunded(order, refunded);
                    }
                });
    }

    private static boolean isByStars(Payment payment) {
        return payment.gateway().equals(Payment.STARS_GATEWAY);
    }

    /** Returns who took the money, and gives it back. */
    private static String by(Payment payment) {
        return isByStars(payment) ? OrderRows.TELEGRAM : payment.gateway();
    }

    private static String reason(Payment payment) {
        return isByStars(payment) ? "the Stars went back" : "the money went back";
    }

    /** A page of a gateway may be opened in any browser; the app is the one that the purchase was begun with. */
    private OrderSource source(Payment payment, Platform platform) {
        return switch (platform) {
            case TELEGRAM -> OrderSource.BOT;
            case WEBSITE -> OrderSource.SITE;
            case MOBILE_IOS, MOBILE_ANDROID, DESKTOP_WINDOWS, DESKTOP_MAC, DESKTOP_LINUX ->
                new OrderSource(OrderSource.Kind.APP, pages.device(payment.id()).orElse(null));
            case API_PARTNER -> throw new IllegalStateException("Partners' programs pay from their own credits");
        };
    }

    private Order order(Payment payment, PaymentCompleted completed) {
        var platform = Objects.requireNonNull(payment.platform());
        var price = new Money(payment.currency(), payment.amount());
        var line = new Line(
                Objects.requireNonNull(payment.plan()),
                Good.Kind.CREDITS,
                Good.Title.ofCredits(completed.credits()),
                1,
                price,
                completed.credits());
        return new Order(
                payment.id(),
                completed.personId(),
                platform,
                source(payment, platform),
                Status.FULFILLED,
                List.of(line),
                price,
                null,
                null,
                null,
                payment.id(),
                null,
                null,
                new Times(payment.createdAt(), null, completed.at(), completed.at(), null, null));
    }
}
