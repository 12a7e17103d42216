package io.neurocards.orders;

import io.neurocards.orders.Order.Line;
import io.neurocards.orders.Order.Status;
import io.neurocards.orders.Order.Times;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentCompleted;
import io.neurocards.payments.PaymentRefunded;
import io.neurocards.payments.Payments;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Credits that were bought for Stars are an order too, within the payment's own transaction: it has the payment's id, and its
 * credits are those that the payment has booked.
 */
@Component
record FollowPayments(Payments payments, OrderRows rows, OrderReading reading, OrderEvents events) {

    @EventListener
    void completed(PaymentCompleted completed) {
        var order = order(payments.find(completed.paymentId()).orElseThrow(), completed);
        rows.insertPaid(order, completed.at());
        events.paid(order, completed.at());
        events.fulfilled(order, completed.at());
    }

    /** Money that was back before it was told of never became an order. */
    @EventListener
    void refunded(PaymentRefunded refunded) {
        reading.lock(refunded.paymentId())
                .filter(order -> order.status() == Status.FULFILLED)
                .ifPresent(order -> {
                    var refund = new Order.Refund(refunded.taken(), refunded.shortfall());
                    rows.refund(order.id(), refund, OrderRows.TELEGRAM, "the Stars went back", refunded.at());
                    events.refunded(order, refunded.at());
                });
    }

    private static Order order(Payment payment, PaymentCompleted completed) {
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
                Platform.TELEGRAM,
                OrderSource.BOT,
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
