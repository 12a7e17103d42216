package io.neurocards.orders.events;

import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The money for an order is there. Published within the transaction, once for each order.
 *
 * @param total what was paid
 * @param platform where it was ordered
 */
public record OrderPaid(UUID orderId, PersonId personId, Platform platform, Money total, List<Line> lines, Instant at) {

    public OrderPaid {
        lines = List.copyOf(lines);
    }

    /** So many of one thing, and what they cost together. */
    public record Line(String sku, int quantity, Money amount) {}
}
