package io.neurocards.snapshot;

import io.neurocards.orders.Order;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer's orders of the catalogue, without the addresses and the other words that customers write.
 *
 * @param orders the newest first
 * @param hasOlder whether there are more than these
 */
public record KeptOrders(List<Order> orders, boolean hasOlder) {

    public KeptOrders {
        orders = List.copyOf(orders);
    }

    /** @param newest at least one more than are kept, if there are so many */
    static KeptOrders of(List<Order> newest) {
        var room = Bounds.ORDER_LINES;
        var count = 0;
        while (count < Math.min(Bounds.ORDERS, newest.size())
                && newest.get(count).lines().size() <= room) {
            room -= newest.get(count).lines().size();
            count++;
        }
        var kept = newest.stream().limit(count).map(Order::withoutWords).toList();
        return new KeptOrders(kept, newest.size() > count);
    }

    public Optional<Order> find(UUID id) {
        return orders.stream().filter(order -> order.id().equals(id)).findFirst();
    }

    /** Returns at most {@code limit} orders that are older than {@code before}. */
    public Optional<List<Order>> latest(@Nullable UUID before, int limit) {
        var from = 0;
        if (before != null) {
            from = orders.stream().map(Order::id).toList().indexOf(before) + 1;
            if (from == 0) {
                return Optional.empty();
            }
        }
        var isCut = hasOlder && from == orders.size();
        return isCut
                ? Optional.empty()
                : Optional.of(orders.stream().skip(from).limit(limit).toList());
    }
}
