package io.neurocards.partners;

import io.neurocards.orders.Order;
import io.neurocards.orders.OrderHistory;
import io.neurocards.orders.events.OrderPlaced;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a partner ordered for its customers; what they order elsewhere is none of its business. */
@Component
public final class PartnerOrders {

    private final PartnerCustomers customers;
    private final PartnerOrderRows rows;
    private final OrderHistory history;

    PartnerOrders(PartnerCustomers customers, PartnerOrderRows rows, OrderHistory history) {
        this.customers = customers;
        this.rows = rows;
        this.history = history;
    }

    /** An order, and what the partner calls the customer whose it is; nobody when that customer's data were deleted. */
    public record Placed(@Nullable String customer, Order order) {}

    /** Runs within the transaction that places the order. */
    @EventListener
    void on(OrderPlaced placed) {
        if (placed.platform() == Platform.API_PARTNER) {
            customers.ownerOf(placed.personId()).ifPresent(owner -> rows.insert(placed.orderId(), owner, placed.at()));
        }
    }

    /** Returns which partner an order is of, if it is of one. One read by index. */
    public Optional<PartnerOwner> ownerOf(UUID order) {
        return rows.owner(order);
    }

    /** Returns the order, if it is one of this partner's in this world. */
    public Optional<Placed> find(PartnerAccount account, UUID id) {
        return rows.owner(id)
                .filter(account.owner()::equals)
                .flatMap(
                        _ -> named(account, history.those(List.of(id))).stream().findFirst());
    }

    /**
     * Returns the newest first, placed before the one with the id {@code before}.
     *
     * @param limit 1 to 100
     * @throws ProblemException INVALID_REQUEST with {@code field} and {@code limit} for another limit
     */
    public List<Placed> latest(PartnerAccount account, @Nullable UUID before, int limit) {
        OrderHistory.requireLimit(limit);
        return named(account, history.those(rows.latest(account.owner(), before, limit)));
    }

    private List<Placed> named(PartnerAccount account, List<Order> orders) {
        var names =
                customers.idsOf(account, orders.stream().map(Order::personId).collect(Collectors.toSet()));
        return orders.stream()
                .map(order -> new Placed(names.get(order.personId()), order))
                .toList();
    }
}
