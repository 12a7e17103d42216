package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.orders.CancelOrder;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.CustomerOrders.OrderJson;
import io.neurocards.web.api.CustomerOrders.OrdersJson;
import io.neurocards.web.api.CustomerOrders.Placing;
import io.neurocards.web.api.contract.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own orders, from whichever platform they came. */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Orders")
class OrdersApi {

    private final CustomerOrders orders;
    private final CancelOrder cancel;

    OrdersApi(CustomerOrders orders, CancelOrder cancel) {
        this.orders = orders;
        this.cancel = cancel;
    }

    @Operation(summary = "Order things of the catalogue; prices are the catalogue's", description = CustomerOrders.KEPT)
    @PostMapping
    @Answers({201, 202})
    ResponseEntity<PlacedAnswer> place(
            @RequestBody NewOrderJson wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) Authentication how,
            Locale locale)
            throws IOException {
        var placing = Placing.by(how, caller.personId(), Reach.platform(how));
        return orders.place(placing, wanted, key, locale);
    }

    @Operation(summary = "The newest orders first, from all platforms; before takes an order_id")
    @GetMapping
    OrdersJson latest(
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            Locale locale) {
        return orders.latest(caller.personId(), before, limit, locale);
    }

    @Operation(summary = "One order")
    @GetMapping("/{order_id}")
    OrderJson find(
            @PathVariable("order_id") UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            Locale locale) {
        return orders.find(caller.personId(), id, locale);
    }

    @Operation(summary = "Give up an order that was not paid")
    @PostMapping("/{order_id}/cancel")
    OrderJson cancel(
            @PathVariable("order_id") UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            Locale locale) {
        find(id, caller, locale);
        return OrderJson.of(cancel.cancel(id, CancelOrder.CUSTOMER), locale, null);
    }
}
