package io.neurocards.videos.events;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of an order that had waited for credits. Published within the transaction that decides it, once; nothing is
 * published of what customers do themselves.
 */
public sealed interface ShortOrderNews {

    /** The operation that places, or would have placed, the order. */
    UUID id();

    PersonId personId();

    Instant at();

    /**
     * The credits came and the order was placed.
     *
     * @param credits what is set aside for all its clips
     */
    record Placed(UUID id, UUID orderId, PersonId personId, int clips, long credits, Instant at)
            implements ShortOrderNews {}

    /** The credits came, but the order costs more by now; nothing was ordered, and the customer is to say. */
    record Dearer(UUID id, PersonId personId, long shown, long price, Instant at) implements ShortOrderNews {}

    /**
     * Nothing was ordered or charged, and nothing waits any more.
     *
     * @param why {@code expired}, or the text of the problem's code
     */
    record Ended(UUID id, PersonId personId, String why, Instant at) implements ShortOrderNews {}
}
