package io.neurocards.orders.events;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** The money for an order went back, all of it. Published within the transaction, once for each order. */
public record OrderRefunded(UUID orderId, PersonId personId, Money total, Instant at) {}
