package io.neurocards.payments.checkout;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where payments are paid, for whoever leads their customers there. */
@Component
public final class GatewayPages {

    private final CheckoutRows rows;

    GatewayPages(CheckoutRows rows) {
        this.rows = rows;
    }

    /** Returns the gateway's page of a payment; nothing before it has made one, and for payments that have none. */
    public Optional<URI> of(UUID payment) {
        return rows.find(payment).map(Checkout::page);
    }

    /** Returns which app the payment was begun with; nothing for those that were begun elsewhere, and once its person has left. */
    public Optional<UUID> device(UUID payment) {
        return rows.device(payment);
    }
}
