package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.ledger.Balance;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.CreditsAfter;
import io.neurocards.partners.Partner;
import io.neurocards.partners.desk.PartnerDesk;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Partners and the credits they paid for, for administrators. */
@RestController
@RequestMapping("/v1/admin/partners")
@Tag(name = "Administration")
class PartnersApi {

    private static final int USUAL_CONCURRENCY = 5;
    private static final String NOBODY = "admin";

    private final PartnerDesk desk;
    private final Ledger ledger;
    private final IdempotencyKey keys;

    PartnersApi(PartnerDesk desk, Ledger ledger, IdempotencyKey keys) {
        this.desk = desk;
        this.ledger = ledger;
        this.keys = keys;
    }

    record PartnerWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = PartnerDesk.LONGEST_NAME, example = "Card Shop")
            @Nullable
            String name,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    format = "email",
                    maxLength = PartnerDesk.LONGEST_EMAIL,
                    example = "dev@card-shop.example")
            @JsonProperty("contact_email")
            @Nullable
            String contactEmail,

            @Schema(description = "active when it is not said") @OneOf(Words.PARTNER_STATES) @Nullable
            String state,

            @Schema(
                    description = "Credits a calendar month; no cap when it is not said",
                    minimum = "0",
                    maximum = "" + PartnerDesk.MOST_CREDITS)
            @JsonProperty("spend_cap")
            @Nullable
            Long spendCap,

            @Schema(
                    description = "Clips in the making at a time; 5 when it is not said",
                    minimum = "1",
                    maximum = "" + PartnerDesk.HIGHEST_CONCURRENCY)
            @JsonProperty("concurrency_cap")
            @Nullable
            Integer concurrencyCap) {

        Partner.Terms terms() {
            return new Partner.Terms(
                    WebsiteUsersApi.required(name, "name").strip(),
                    WebsiteUsersApi.required(contactEmail, "contact_email").strip(),
                    known(state),
                    spendCap,
                    concurrencyCap == null ? USUAL_CONCURRENCY : concurrencyCap);
        }

        private static Partner.State known(@Nullable String word) {
            return word == null
                    ? Partner.State.ACTIVE
                    : Arrays.stream(Partner.State.values())
                            .filter(state -> state.word().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "state"));
        }

        /** Hides the address. */
        @Override
        public String toString() {
            return "PartnerWish[***]";
        }
    }

    record PartnerJson(
            UUID id,
            String name,
            @JsonProperty("contact_email") String contactEmail,
            String state,
            @JsonProperty("spend_cap") @Nullable Long spendCap,
            @JsonProperty("concurrency_cap") int concurrencyCap,
            long credits,
            long held,
            @JsonProperty("created_at") Instant createdAt) {

        static PartnerJson of(Partner partner, Balance balance) {
            var terms = partner.terms();
            return new PartnerJson(
                    partner.id(),
                    terms.name(),
                    terms.contactEmail(),
                    terms.state().word(),
                    terms.spendCap(),
                    terms.concurrencyCap(),
                    balance.available().amount(),
                    balance.held().amount(),
                    partner.createdAt());
        }
    }

    record PartnerList(List<PartnerJson> partners) {}

    private PartnerJson json(Partner partner) {
        return PartnerJson.of(partner, ledger.balance(partner.wallet()));
    }

    @Operation(summary = "Make a partner, with a wallet of its own and one for its tests")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PartnerJson create(
            @RequestBody PartnerWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Authentication caller) {
        return json(
                desk.create(Operators.of(caller).silently(), keys.of(NOBODY, "partners.create", key), wanted.terms()));
    }

    @Operation(summary = "All partners with what is in their wallets, the newest first")
    @GetMapping
    PartnerList all() {
        var partners = desk.all();
        var balances = ledger.balances(partners.stream().map(Partner::wallet).toList());
        var none = new Balance(Credits.ZERO, Credits.ZERO);
        return new PartnerList(partners.stream()
                .map(partner -> PartnerJson.of(partner, balances.getOrDefault(partner.wallet(), none)))
                .toList());
    }

    @Operation(summary = "One partner")
    @GetMapping("/{partner_id}")
    PartnerJson one(@PathVariable("partner_id") UUID id) {
        return json(desk.find(id));
    }

    @Operation(summary = "Change all that is decided about a partner; what is not sent is as in a new one")
    @PutMapping("/{partner_id}")
    PartnerJson change(@PathVariable("partner_id") UUID id, @RequestBody PartnerWish wanted, Authentication caller) {
        return json(desk.change(Operators.of(caller).silently(), id, wanted.terms()));
    }

    record CreditsWish(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    minimum = "1",
                    maximum = "" + PartnerDesk.MOST_CREDITS,
                    example = "500")
            @Nullable
            Long credits,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = PartnerDesk.LONGEST_REASON,
                    example = "invoice 2026-117")
            @Nullable
            String reason,

            @Schema(
                    description =
                            "What came for them in minor units of the currency, so that the books know their worth;"
                                    + " with a currency or not at all",
                    minimum = "1",
                    maximum = "" + PartnerDesk.MOST_MONEY,
                    example = "2500000")
            @JsonProperty("amount_minor")
            @Nullable
            Long amountMinor,

            @Schema(pattern = "^[A-Z]{3}$", example = "RUB") @Nullable
            String currency) {

        @Nullable
        Money money() {
            if (amountMinor == null && currency == null) {
                return null;
            }
            if (currency == null || !Money.isCurrency(currency)) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "currency");
            }
            if (amountMinor == null || amountMinor <= 0) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "amount_minor");
            }
            return new Money(currency, amountMinor);
        }
    }

    record CreditsJson(long credits, long held) {}

    @Operation(summary = "Add the credits that a partner paid for")
    @PostMapping("/{partner_id}/credits")
    CreditsJson add(
            @PathVariable("partner_id") UUID id,
            @RequestBody CreditsWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Authentication caller) {
        if (wanted.credits() == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "credits");
        }
        var operation = keys.of(NOBODY, "partners.credits " + id, key);
        CreditsAfter after = desk.add(
                Operators.of(caller),
                operation,
                id,
                wanted.credits(),
                wanted.money(),
                WebsiteUsersApi.required(wanted.reason(), "reason"));
        return new CreditsJson(after.available(), after.held());
    }
}
