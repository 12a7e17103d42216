package io.neurocards.payments.books;

import java.time.Instant;
import java.util.UUID;

/**
 * Money came that fits no invoice; an administrator should look. Published within the transaction, once for each charge.
 *
 * @param reason a stable word, such as {@code other_amount}
 */
public record PaymentPutAside(UUID paymentId, String reason, Instant at) {}
