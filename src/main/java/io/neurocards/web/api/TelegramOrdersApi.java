package io.neurocards.web.api;

import io.neurocards.shared.Platform;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.CustomerOrders.OrdersJson;
import io.neurocards.web.api.NamedOrders.Named;
import io.neurocards.web.api.NamedOrders.Page;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders and points of customers by their Telegram account, for the operator's programs and for the customer. */
@RestController
@RequestMapping("/v1/telegram/users/{telegram_id}")
@Tag(name = "Orders")
class TelegramOrdersApi {

    private final VisibleNames names;
    private final NamedCustomers customers;
    private final NamedOrders orders;

    TelegramOrdersApi(VisibleNames names, NamedCustomers customers, NamedOrders orders) {
        this.names = names;
        this.customers = customers;
        this.orders = orders;
    }

    private Named named(Authentication caller, long telegramId) {
        return new Named(
                Platform.TELEGRAM,
                customers.find(
                        caller,
                        Platform.TELEGRAM,
                        Long.toString(telegramId),
                        () -> names.telegram(caller, telegramId)));
    }

    @Operation(
            summary = "Order things of the catalogue for a customer",
            description = "Scope orders:write. " + CustomerOrders.KEPT)
    @PostMapping("/orders")
    @Answers({201, 202})
    ResponseEntity<PlacedAnswer> place(
            @PathVariable("telegram_id") long telegramId,
            @RequestBody NewOrderJson wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller,
            Locale locale)
            throws IOException {
        return orders.place(named(caller, telegramId), caller, wanted, key, locale);
    }

    @Operation(summary = "A customer's newest orders first, from all platforms", description = "Scope orders:read")
    @GetMapping("/orders")
    OrdersJson latest(
            @PathVariable("telegram_id") long telegramId,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        return orders.latest(named(caller, telegramId), caller, new Page(before, limit), locale);
    }

    @Operation(summary = "A customer's points and cards", description = "Scope loyalty:read")
    @GetMapping("/loyalty")
    CustomerLoyalty.LoyaltyJson loyalty(
            @PathVariable("telegram_id") long telegramId, @Parameter(hidden = true) Authentication caller) {
        return orders.loyalty(named(caller, telegramId), caller);
    }
}
