package io.neurocards.orders.events;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody ordered what is to be paid yet. Published within the transaction, once for each order.
 *
 * @param platform where it was ordered
 */
public record OrderPlaced(UUID orderId, PersonId personId, Platform platform, Instant at) {}
