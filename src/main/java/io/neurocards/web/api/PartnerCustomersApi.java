package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.partners.PartnerBudget;
import io.neurocards.partners.PartnerCustomer;
import io.neurocards.partners.PartnerCustomers;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.Platform;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A partner's own customers, and what it may spend on them. */
@RestController
@RequestMapping("/v1/api")
@Tag(
        name = "Partners",
        description = "For partners' programs, with X-API-Key; a test key sees what test keys made, and nothing else")
class PartnerCustomersApi {

    private final PartnerCustomers customers;
    private final PartnerBudget budget;
    private final Reach reach;

    PartnerCustomersApi(PartnerCustomers customers, PartnerBudget budget, Reach reach) {
        this.customers = customers;
        this.budget = budget;
        this.reach = reach;
    }

    record CustomerWish(
            @Schema(example = "en") @OneOf(Words.LANGUAGES) @Nullable
            String language,

            @Schema(
                    description =
                            "Whether the customer agreed to the terms in force; only then can be ordered for them")
            @JsonProperty("accept_terms")
            @Nullable
            Boolean acceptTerms,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CustomerJson(
            @JsonProperty("external_user_id") String externalUserId,
            @JsonProperty("user_uuid") UUID userUuid,
            String platform,
            String language,
            @JsonProperty("terms_accepted") boolean termsAccepted,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored) {

        static CustomerJson of(PartnerCustomer customer, @Nullable List<String> ignored) {
            return new CustomerJson(
                    customer.id(),
                    customer.person().value(),
                    Platform.API_PARTNER.word(),
                    customer.locale().getLanguage(),
                    customer.termsAccepted(),
                    customer.createdAt(),
                    ignored);
        }
    }

    @Operation(
            summary = "Name a customer of your own: 201 when that made one, 200 when it was one before",
            description = "Scope customers:write. Another partner's customer of the same id is somebody else")
    @PutMapping("/users/{external_user_id}")
    @Answers({200, 201})
    ResponseEntity<CustomerJson> put(
            @PathVariable("external_user_id") String id,
            @RequestBody(required = false) @Nullable CustomerWish wanted,
            @Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.CUSTOMERS_WRITE);
        var language = wanted == null ? null : wanted.language();
        var put = customers.put(
                account,
                id,
                language == null || language.isBlank() ? null : Locale.forLanguageTag(language),
                wanted != null && Boolean.TRUE.equals(wanted.acceptTerms()));
        return ResponseEntity.status(put.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(CustomerJson.of(put.customer(), wanted == null ? null : Ignored.names(wanted.others())));
    }

    @Operation(summary = "A customer of your own; somebody else's is 404", description = "Scope customers:read")
    @GetMapping("/users/{external_user_id}")
    CustomerJson find(@PathVariable("external_user_id") String id, @Parameter(hidden = true) Authentication caller) {
        return CustomerJson.of(customers.require(reach.partner(caller, PartnerScope.CUSTOMERS_READ), id), null);
    }

    record BudgetJson(
            String world,
            long credits,
            long held,

            @Schema(description = "Credits that clips of this month (UTC) cost, those that failed not counted")
            @JsonProperty("spent_this_month")
            long spent,

            @JsonProperty("spend_cap") @Nullable Long spendCap,
            int running,
            @JsonProperty("concurrency_cap") int concurrencyCap) {}

    @Operation(summary = "Prepaid credits, and how near the caps are", description = "Scope balance:read")
    @GetMapping("/balance")
    BudgetJson balance(@Parameter(hidden = true) Authentication caller) {
        var account = reach.partner(caller, PartnerScope.BALANCE_READ);
        var standing = budget.of(account);
        var terms = account.partner().terms();
        return new BudgetJson(
                account.world().word(),
                standing.balance().available().amount(),
                standing.balance().held().amount(),
                standing.spent(),
                terms.spendCap(),
                standing.running(),
                terms.concurrencyCap());
    }
}
