package io.neurocards.orders.events;

import io.neurocards.ledger.points.Points;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * An order will never be paid. Published within the transaction, once for each order.
 *
 * @param points that were to pay for a part of it
 */
public record OrderCancelled(UUID orderId, PersonId personId, Money total, Points points, Why why, Instant at) {

    /** Why it was cancelled. */
    public enum Why {
        /** Its customer did not want it any more. */
        GIVEN_UP,
        /** Its customer did not pay in time. */
        UNPAID,
        /** Somebody else decided so: an operator, or the partner who placed it. */
        BY_OTHERS
    }
}
