package io.neurocards.orders.events;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * All of an order was delivered. Published within the transaction, once for each order.
 *
 * @param creditsOnly whether nothing but credits was ordered, which are there as soon as it is paid
 */
public record OrderFulfilled(UUID orderId, PersonId personId, Money total, boolean creditsOnly, Instant at) {}
