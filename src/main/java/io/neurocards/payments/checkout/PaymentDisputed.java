package io.neurocards.payments.checkout;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer wants money back by way of the bank: an operator has to answer at the gateway. Published within the transaction,
 * once for each notification.
 *
 * @param paymentId ours, where the gateway's payment is one of ours
 * @param reference the gateway's id of the payment
 */
public record PaymentDisputed(Optional<UUID> paymentId, String gateway, String reference, String reason, Instant at) {}
