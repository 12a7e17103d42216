package io.neurocards.payments;

import io.neurocards.payments.books.PaymentRows.Charge;
import java.time.Instant;
import java.util.List;

/**
 * Stars that moved, as Telegram reports them.
 *
 * @param telegramId who paid
 * @param payload what the invoice said
 * @param amount whole Stars when {@code currency} is {@code XTR}
 * @param chargeId {@code telegram_payment_charge_id}, the name of this money
 */
public record StarsPaid(long telegramId, String payload, String currency, long amount, String chargeId) {

    Charge charge() {
        return new Charge(chargeId, Long.toString(telegramId), false);
    }

    /** Telegram's own book of all Stars that moved; implemented by whoever speaks to Telegram. */
    @FunctionalInterface
    public interface Book {

        /**
         * Returns the lines after the first {@code after}, oldest first, fewer than {@code most} only at the book's end.
         *
         * @throws Exception when Telegram can't be asked, or says no
         */
        List<Line> lines(int after, int most) throws Exception;
    }

    /** What a line of the book tells. */
    public enum Movement {
        PAID,
        GIVEN_BACK,
        OTHER
    }

    /** One line; of other movements only the time means anything. */
    public record Line(Movement movement, StarsPaid stars, Instant at) {}
}
