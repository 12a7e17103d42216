package io.neurocards.payments.checkout;

import io.neurocards.payments.Payment;
import java.util.Locale;

/** What is bought, in the customer's language, as receipts and pages of gateways show it. */
final class Titles {

    private Titles() {}

    static String of(Payment payment, Locale language) {
        var isRussian = language.getLanguage().equals("ru");
        if (payment.credits() == 0) {
            return isRussian ? "Платёж" : "Payment"; // it fits nothing that we sell
        }
        return (isRussian ? "Кредиты: " : "Credits: ") + payment.credits();
    }
}
