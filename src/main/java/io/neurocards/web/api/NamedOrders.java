package io.neurocards.web.api;

import io.neurocards.accounts.callers.Scope;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.CustomerLoyalty.LoyaltyJson;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.CustomerOrders.OrdersJson;
import io.neurocards.web.api.CustomerOrders.Placing;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Orders and points of the customer whom a path names, for themselves and for the operator's programs; one for all platforms. */
@Component
record NamedOrders(Reach reach, NamedCustomers customers, CustomerOrders orders, CustomerLoyalty loyalty) {

    /**
     * Whom a path names, and by which platform.
     *
     * @param person nobody when there is no such customer
     */
    record Named(Platform platform, Optional<PersonId> person) {}

    /** Which part of a list is asked for. */
    record Page(@Nullable UUID before, @Nullable Integer limit) {}

    ResponseEntity<PlacedAnswer> place(
            Named named, Authentication caller, NewOrderJson wanted, @Nullable String key, Locale locale)
            throws IOException {
        var person = reach.of(caller, named.person(), Scope.ORDERS_WRITE);
        return orders.place(Placing.by(caller, person, named.platform()), wanted, key, locale);
    }

    OrdersJson latest(Named named, Authentication caller, Page page, Locale locale) {
        var person = customers.toRead(caller, named.person(), Scope.ORDERS_READ);
        return orders.latest(person, page.before(), page.limit(), locale);
    }

    LoyaltyJson loyalty(Named named, Authentication caller) {
        return loyalty.of(customers.toRead(caller, named.person(), Scope.LOYALTY_READ));
    }
}
