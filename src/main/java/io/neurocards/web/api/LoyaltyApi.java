package io.neurocards.web.api;

import static io.neurocards.web.api.WebsiteUsersApi.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.loyalty.PartnerCards;
import io.neurocards.loyalty.SpendPoints;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.CustomerLoyalty.CardJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own points and cards. */
@RestController
@RequestMapping("/v1/loyalty")
@Tag(name = "Loyalty")
class LoyaltyApi {

    private final CustomerLoyalty loyalty;
    private final SpendPoints spend;
    private final PartnerCards cards;
    private final IdempotencyKey keys;

    LoyaltyApi(CustomerLoyalty loyalty, SpendPoints spend, PartnerCards cards, IdempotencyKey keys) {
        this.loyalty = loyalty;
        this.spend = spend;
        this.cards = cards;
        this.keys = keys;
    }

    @Operation(summary = "Points, cards and the last five entries, over all platforms")
    @GetMapping
    CustomerLoyalty.LoyaltyJson own(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return loyalty.of(caller.personId());
    }

    record WantedCredits(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + SpendPoints.MOST) @Nullable
            Long credits) {}

    record ExchangedJson(long credits, long points) {}

    @Operation(summary = "Get credits for points")
    @PostMapping("/credits")
    ExchangedJson exchange(
            @RequestBody WantedCredits wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var credits = wanted.credits();
        if (credits == null || credits < 1) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "credits");
        }
        var operation = keys.of(caller.personId(), "loyalty.credits", key);
        var exchanged = spend.forCredits(caller.personId(), operation, Credits.of(credits));
        return new ExchangedJson(exchanged.credits(), exchanged.points());
    }

    record NewCard(
            @Schema(
                    description = "As it is written on the card: spaces and dashes are fine",
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = PartnerCards.LONGEST_WRITTEN)
            @JsonProperty("card_number")
            @Nullable
            String cardNumber) {

        @Override
        public String toString() {
            return "NewCard[***]";
        }
    }

    record CardsJson(@JsonProperty("partner_cards") List<CardJson> partnerCards) {}

    @Operation(summary = "Activate a partner's card; a number can be activated once")
    @PostMapping("/cards")
    @ResponseStatus(HttpStatus.CREATED)
    CardsJson activate(
            @RequestBody NewCard card,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var operation = keys.of(caller.personId(), "loyalty.cards", key);
        var all = cards.activate(caller.personId(), operation, required(card.cardNumber(), "card_number"));
        return new CardsJson(all.stream().map(CardJson::of).toList());
    }
}
