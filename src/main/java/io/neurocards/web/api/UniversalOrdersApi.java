package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.CustomerLoyalty.UnifiedLoyalty;
import io.neurocards.web.api.CustomerOrders.NewOrderJson;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer orders and earns on whichever platform, for the operator's programs and for the customer. */
@RestController
@RequestMapping("/v1/universal")
@Tag(name = "Universal")
class UniversalOrdersApi {

    private final FindCustomer customers;
    private final NamedOrders orders;
    private final CustomerLoyalty loyalty;
    private final NamedCustomers kept;

    UniversalOrdersApi(FindCustomer customers, NamedOrders orders, CustomerLoyalty loyalty, NamedCustomers kept) {
        this.customers = customers;
        this.orders = orders;
        this.loyalty = loyalty;
        this.kept = kept;
    }

    record NewCrossPlatformOrder(
            @Schema(
                    description = FindCustomer.NAMES,
                    requiredMode = RequiredMode.REQUIRED,
                    minProperties = 1,
                    maxProperties = FindCustomer.MOST,
                    example = FindCustomer.EXAMPLE)
            @JsonProperty("user_identifiers")
            @Nullable
            Map<String, @Nullable Object> userIdentifiers,

            @Schema(description = "Whose name is tried first", example = "telegram")
            @OneOf(Words.PLATFORMS)
            @JsonProperty("primary_platform")
            @Nullable
            String primaryPlatform,

            @Schema(requiredMode = RequiredMode.REQUIRED) @JsonProperty("order_details") @Nullable
            NewOrderJson orderDetails,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "NewCrossPlatformOrder[***]";
        }
    }

    @Operation(
            operationId = "universalOrder",
            summary =
                    "Order for the first of several names that is a customer's, the primary platform's before the others",
            description = "Scope orders:write. order_details as in POST /v1/orders. " + CustomerOrders.KEPT)
    @PostMapping("/orders/cross-platform")
    @Answers({201, 202})
    ResponseEntity<PlacedAnswer> order(
            @RequestBody NewCrossPlatformOrder wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) Authentication caller,
            Locale locale)
            throws IOException {
        var details = wanted.orderDetails();
        if (details == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "order_details");
        }
        var named = customers.first(caller, wanted.userIdentifiers(), wanted.primaryPlatform());
        return orders.place(named, caller, details.beside(wanted.others()), key, locale);
    }

    record Names(
            @Schema(
                    description = FindCustomer.NAMES,
                    requiredMode = RequiredMode.REQUIRED,
                    minProperties = 1,
                    maxProperties = FindCustomer.MOST,
                    example = FindCustomer.EXAMPLE)
            @JsonProperty("user_identifiers")
            @Nullable
            Map<String, @Nullable Object> userIdentifiers,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        @Override
        public String toString() {
            return "Names[***]";
        }
    }

    @Operation(
            operationId = "universalLoyalty",
            summary = "A customer's points from all platforms: one balance, with its last ten entries",
            description = "Scope loyalty:read")
    @PostMapping("/loyalty/unified")
    UnifiedLoyalty loyalty(@RequestBody Names names, @Parameter(hidden = true) Authentication caller) {
        var named = customers.first(caller, names.userIdentifiers(), null);
        return loyalty.unified(kept.toRead(caller, named.person(), Scope.LOYALTY_READ))
                .ignoring(Ignored.names(names.others()));
    }
}
