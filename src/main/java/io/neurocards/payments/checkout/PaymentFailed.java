package io.neurocards.payments.checkout;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * The gateway says that a payment will not be paid, and nothing was charged. Published within the transaction, once.
 *
 * @param amount what was to be paid
 * @param reason the gateway's word, such as {@code insufficient_funds}
 */
public record PaymentFailed(UUID paymentId, PersonId personId, Money amount, String reason, Instant at) {}
