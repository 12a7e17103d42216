package io.neurocards.orders.events;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * An order will never be paid. Published within the transaction, once for each order.
 *
 * @param byCustomer whether it was the customer's own wish
 */
public record OrderCancelled(UUID orderId, PersonId personId, Money total, boolean byCustomer, Instant at) {}
