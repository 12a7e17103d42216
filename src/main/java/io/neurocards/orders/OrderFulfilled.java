package io.neurocards.orders;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** All of an order was delivered. Published within the transaction, once for each order. */
public record OrderFulfilled(UUID orderId, PersonId personId, Instant at) {}
