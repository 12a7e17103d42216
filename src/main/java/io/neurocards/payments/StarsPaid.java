package io.neurocards.payments;

/**
 * Stars that moved, as Telegram reports them.
 *
 * @param telegramId who paid
 * @param payload what the invoice said
 * @param amount whole Stars when {@code currency} is {@code XTR}
 * @param chargeId {@code telegram_payment_charge_id}, the name of this money
 */
public record StarsPaid(long telegramId, String payload, String currency, long amount, String chargeId) {}
