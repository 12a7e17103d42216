package io.neurocards.payments;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money is back with the customer. Published within the transaction, once for each payment.
 *
 * @param personId nobody when the payer was never a customer
 * @param taken how many credits went back with it
 * @param shortfall how many could not, because they were spent
 */
public record PaymentRefunded(
        UUID paymentId, @Nullable PersonId personId, Credits taken, Credits shortfall, Instant at) {}
