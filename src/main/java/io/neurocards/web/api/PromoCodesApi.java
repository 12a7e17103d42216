package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.payments.Plan;
import io.neurocards.payments.Plans;
import io.neurocards.payments.checkout.Gateways;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.payments.codes.Reduced;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a promo code makes of the prices, for one customer. */
@RestController
@RequestMapping("/v1/promo-codes")
@Tag(name = "Catalogue")
class PromoCodesApi {

    private static final String STARS = "XTR";

    private final PromoQuotes quotes;
    private final Plans plans;
    private final Gateways gateways;

    PromoCodesApi(PromoQuotes quotes, Plans plans, Gateways gateways) {
        this.quotes = quotes;
        this.plans = plans;
        this.gateways = gateways;
    }

    record PromoOfferJson(
            @Schema(example = "credits-10") String plan,
            @Schema(example = "RUB") String currency,

            @Schema(description = "What it costs without the code", example = "690.00") @JsonProperty("full_amount")
            BigDecimal fullAmount,

            @Schema(example = "552.00") BigDecimal amount,

            @Schema(description = "What it gives with the code", example = "10")
            long credits,

            @Schema(description = "How many of these come by the code", example = "0")
            long bonus) {}

    record PromoJson(@Schema(example = "SUMMER-26") String code, List<PromoOfferJson> offers) {}

    @Operation(
            summary = "Look at a promo code before buying with it",
            description =
                    "Every package and currency that it holds for. Ten codes an hour that nobody has made, then 429")
    @GetMapping("/{code}")
    PromoJson look(
            @PathVariable("code") String typed, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var code = quotes.find(caller.personId(), typed);
        quotes.requireUsable(code, caller.personId());
        var currencies = Stream.concat(gateways.all().stream().map(PaymentGateway::currency), Stream.of(STARS))
                .distinct()
                .toList();
        var offers = plans.forSale().stream()
                .flatMap(plan -> currencies.stream().flatMap(currency -> offer(code, plan, currency).stream()))
                .toList();
        if (offers.isEmpty()) {
            throw new ProblemException(ProblemCode.PROMO_CODE_OTHER_PLAN);
        }
        return new PromoJson(code.code(), offers);
    }

    private Optional<PromoOfferJson> offer(PromoCode code, Plan plan, String currency) {
        return plans.price(plan, currency)
                .flatMap(full -> reduced(code, plan, full))
                .map(reduced -> json(plan, reduced));
    }

    private Optional<Reduced> reduced(PromoCode code, Plan plan, Money full) {
        try {
            return Optional.of(quotes.quote(code, plan, full));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private static PromoOfferJson json(Plan plan, Reduced reduced) {
        return new PromoOfferJson(
                plan.id(),
                reduced.full().currency(),
                reduced.full().units(),
                reduced.price().units(),
                reduced.credits() + reduced.bonus(),
                reduced.bonus());
    }
}
