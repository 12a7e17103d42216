package io.neurocards.payments;

import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.Platform;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Money whose return is told before its arrival: it is taken down as paid and never becomes credits. */
@Component
record EarlyRefunds(PaymentRows rows, Invoices invoices) {

    /** Returns the payment that the money belongs to, or a row of its own when it fits no invoice that waits. */
    Payment write(StarsPaid returned, Instant now) {
        var invoice = Invoices.named(returned.payload()).flatMap(rows::lock).filter(Payment::waitsForMoney);
        if (invoice.isPresent() && invoices.misfit(invoice.get(), returned).isEmpty()) {
            rows.refundedEarly(invoice.get().id(), returned.charge(), now);
            return rows.lock(invoice.get().id()).orElseThrow();
        }
        var payment = new Payment(
                UuidV7.at(now),
                invoices.payer(returned.telegramId()).orElse(null),
                null,
                0,
                Payment.STARS_GATEWAY,
                Platform.TELEGRAM,
                returned.currency(),
                returned.amount(),
                PaymentStatus.REFUNDED,
                returned.chargeId(),
                Long.toString(returned.telegramId()),
                null,
                false,
                now,
                null,
                null,
                now);
        rows.insert(payment);
        return payment;
    }
}
