package io.neurocards.telegram.cabinet;

import io.neurocards.payments.Payment;
import io.neurocards.telegram.screens.Words;
import java.util.Locale;

/** One payment in a line. */
final class PurchaseLine {

    private PurchaseLine() {}

    static String of(Words words, Payment payment) {
        return words.text(
                "purchases.line",
                "date",
                words.moment(payment.createdAt()),
                "credits",
                words.credits(payment.credits()),
                "stars",
                payment.amount(),
                "status",
                words.label("payment." + payment.status().name().toLowerCase(Locale.ROOT)));
    }
}
