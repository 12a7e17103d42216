package io.neurocards.payments.gateways;

import io.neurocards.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that is to go back.
 *
 * @param refund our id of it, and the key of idempotency
 * @param payment the gateway's id of the payment
 * @param amount all of the payment or some of it
 * @param title what had been bought, for the receipt
 * @param contact where the receipt of the refund goes
 */
public record RefundRequest(
        UUID refund,
        String payment,
        Money amount,
        String title,
        @Nullable ReceiptContact contact) {}
