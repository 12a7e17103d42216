package io.neurocards.partners;

import io.neurocards.orders.Order;
import io.neurocards.orders.OrderHistory;
import io.neurocards.shared.Platform;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a partner ordered for its customers; what they order elsewhere is none of its business. */
@Component
public final class PartnerOrders {

    private final PartnerCustomers customers;
    private final OrderHistory history;

    PartnerOrders(PartnerCustomers customers, OrderHistory history) {
        this.customers = customers;
        this.history = history;
    }

    /** An order, and what the partner calls the customer whose it is. */
    public record Placed(String customer, Order order) {}

    /** Returns the order, if it is one of a customer of this partner's in this world. */
    public Optional<Placed> find(PartnerAccount account, UUID id) {
        return history.onPlatform(Platform.API_PARTNER, id)
                .flatMap(order -> Optional.ofNullable(customers
                                .idsOf(account, List.of(order.personId()))
                                .get(order.personId()))
                        .map(customer -> new Placed(customer, order)));
    }
}
