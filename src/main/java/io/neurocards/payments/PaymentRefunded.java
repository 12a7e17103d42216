package io.neurocards.payments;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money is back with the customer, all of it or a part. Published within the transaction, once for each refund.
 *
 * @param personId nobody when the payer was never a customer
 * @param amount how much of it, in the minor units of the payment's currency
 * @param back how much is back altogether, with this
 * @param isWhole whether nothing of the payment is left
 * @param taken how many credits went back with it
 * @param shortfall how many could not, because they were spent
 */
public record PaymentRefunded(
        UUID paymentId,
        @Nullable PersonId personId,
        UUID refundId,
        long amount,
        long back,
        boolean isWhole,
        Credits taken,
        Credits shortfall,
        Instant at) {}
