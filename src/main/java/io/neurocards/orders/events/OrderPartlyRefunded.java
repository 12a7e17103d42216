package io.neurocards.orders.events;

import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Some of the money for an order went back, and some of it is still ours. Published within the transaction, once for each such
 * refund; when the last part is back, {@link OrderRefunded} says so instead.
 *
 * @param refundId which refund it was
 * @param amount how much of it that was
 * @param back how much is back altogether, with this
 * @param taken credits that went back with it
 */
public record OrderPartlyRefunded(
        UUID orderId,
        PersonId personId,
        UUID refundId,
        Money total,
        Money amount,
        Money back,
        Credits taken,
        Instant at) {}
