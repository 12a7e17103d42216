package io.neurocards.orders.events;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** An order will never be paid. Published within the transaction, once for each order. */
public record OrderCancelled(UUID orderId, PersonId personId, Money total, Instant at) {}
