package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.neurocards.orders.CancelOrder;
import io.neurocards.orders.NewOrder;
import io.neurocards.orders.OrderHistory;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.PartnerCustomers;
import io.neurocards.partners.PartnerOrders;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.CustomerOrders.ItemJson;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.CustomerOrders.OrderJson;
import io.neurocards.web.api.CustomerOrders.Placing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders that a partner places for its customers. */
@RestController
@RequestMapping("/v1/api/orders")
@Tag(name = "Partners")
class PartnerOrdersApi {

    private final PartnerCustomers customers;
    private final PartnerOrders partnerOrders;
    private final CustomerOrders orders;
    private final CancelOrder cancelOrder;
    private final Reach reach;

    PartnerOrdersApi(
            PartnerCustomers customers,
            PartnerOrders partnerOrders,
            CustomerOrders orders,
            CancelOrder cancelOrder,
            Reach reach) {
        this.customers = customers;
        this.partnerOrders = partnerOrders;
        this.orders = orders;
        this.cancelOrder = cancelOrder;
        this.reach = reach;
    }

    record PartnerOrderWish(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^" + PartnerAccount.CUSTOMER + "$",
                    example = "user-17")
            @JsonProperty("external_user_id")
            @Nullable
            String externalUserId,

            @ArraySchema(
                    minItems = 1,
                    maxItems = NewOrder.MOST_LINES,
                    arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
            @Nullable
            List<@Nullable ItemJson> items,

            @Schema(description = "What the customer was told it costs; compared with the catalogue's prices")
            @JsonProperty("total_amount")
            @Nullable
            BigDecimal totalAmount,

            @Schema(
                    description = CustomerOrders.CURRENCY + "; the studio's own when it is not said",
                    pattern = "^[A-Z]{3}$")
            @Nullable
            String currency,

            @Schema(description = "How the customer means to pay, in own words", maxLength = NewOrder.LONGEST_METHOD)
            @JsonProperty("payment_method")
            @Nullable
            String paymentMethod,

            @Schema(maxLength = NewOrder.LONGEST_ADDRESS) @JsonProperty("delivery_address") @Nullable
            String deliveryAddress,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        /** Points are the customer's to spend, and never its partner's. */
        NewOrderJson order() {
            return new NewOrderJson(items, totalAmount, currency, paymentMethod, deliveryAddress, null, others);
        }

        /** Hides the address. */
        @Override
        public String toString() {
            return "PartnerOrderWish[***]";
        }
    }

    record PartnerOrderJson(
            @JsonProperty("external_user_id") @Nullable String externalUserId,
            @JsonUnwrapped OrderJson order) {}

    record PartnerOrderList(List<PartnerOrderJson> orders) {}

    @Operation(
            summary = "Order things of the catalogue for a customer of your own",
            description =
                    "Scope orders:write. Credits of a package are the customer's; clips are paid from your prepaid ones")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PartnerOrderJson place(
            @RequestBody PartnerOrderWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        var account = reach.partner(caller, PartnerScope.ORDERS_WRITE);
        var customer =
                customers.require(account, WebsiteUsersApi.required(wanted.externalUserId(), "external_user_id"));
        var placing = Placing.by(caller, customer.person(), Platform.API_PARTNER);
        return new PartnerOrderJson(customer.id(), orders.placeNow(placing, wanted.order(), key, locale));
    }

    @Operation(
            summary = "All your orders, or those of one customer of yours, the newest first",
            description = "Scope orders:read. before takes the order_id of the last one seen")
    @GetMapping
    PartnerOrderList latest(
            @RequestParam(name = "external_user_id", required = false) @Nullable String id,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            @Parameter(hidden = true) Authentication caller,
            Locale locale) {
        var account = reach.partner(caller, PartnerScope.ORDERS_READ);
        if (id == null) {
            var most = limit == null ? OrderHistory.USUAL : limit;
            return new PartnerOrderList(partnerOrders.latest(account, before, most).stream()
                    .map(placed -> json(placed, locale))
                    .toList());
        }
        var customer = customers.require(account, id);
        return new PartnerOrderList(orders.latest(customer.person(), before, limit, locale).orders().stream()
                .filter(order -> order.platform().equals(Platform.API_PARTNER.word()))
                .map(order -> new PartnerOrderJson(customer.id(), order))
                .toList());
    }

    @Operation(summary = "One order of a customer of your own; another one is 404", description = "Scope orders:read")
    @GetMapping("/{order_id}")
    PartnerOrderJson one(
            @PathVariable("order_id") UUID id, @Parameter(hidden = true) Authentication caller, Locale locale) {
        var placed = partnerOrders
                .find(reach.partner(caller, PartnerScope.ORDERS_READ), id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        return json(placed, locale);
    }

    private static PartnerOrderJson json(PartnerOrders.Placed placed, Locale locale) {
        return new PartnerOrderJson(placed.customer(), OrderJson.of(placed.order(), locale, null));
    }

    @Operation(summary = "Cancel an order that was not paid", description = "Scope orders:write")
    @PostMapping("/{order_id}/cancel")
    PartnerOrderJson cancel(
            @PathVariable("order_id") UUID id, @Parameter(hidden = true) Authentication caller, Locale locale) {
        var account = reach.partner(caller, PartnerScope.ORDERS_WRITE);
        var placed = partnerOrders.find(account, id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var cancelled = cancelOrder.cancel(id, account.toString());
        return new PartnerOrderJson(placed.customer(), OrderJson.of(cancelled, locale, null));
    }
}
