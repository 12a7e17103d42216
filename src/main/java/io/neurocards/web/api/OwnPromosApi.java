package io.neurocards.web.api;

import io.neurocards.operations.codes.PromoDesk;
import io.neurocards.payments.codes.PromoCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promo codes, for administrators. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Administration")
class OwnPromosApi {

    private static final int USUAL = 50;
    private static final String NOBODY = "admin";

    private final PromoCodes codes;
    private final PromoDesk promos;
    private final IdempotencyKey keys;
    private final Clock clock;

    OwnPromosApi(PromoCodes codes, PromoDesk promos, IdempotencyKey keys, Clock clock) {
        this.codes = codes;
        this.promos = promos;
        this.keys = keys;
        this.clock = clock;
    }

    @Operation(summary = "All promo codes, the newest first, with how often each was used")
    @GetMapping("/promo-codes")
    OwnPromoList promoCodes(@RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return new OwnPromoList(codes.newest(limit == null ? USUAL : limit).stream()
                .map(OwnPromoJson::of)
                .toList());
    }

    @Operation(summary = "One promo code and what it was used for, the newest first")
    @GetMapping("/promo-codes/{code}")
    OwnPromoUses promoCode(
            @PathVariable("code") String code,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        var counted = codes.get(code);
        return new OwnPromoUses(
                OwnPromoJson.of(counted),
                codes.uses(counted.code().id(), limit == null ? USUAL : limit).stream()
                        .map(PromoUseJson::of)
                        .toList());
    }

    @Operation(
            summary = "Make a promo code",
            description = "One of percent, amounts and credits. No price falls below 1 RUB, 0.50 USD or EUR, or 1 Star")
    @PostMapping("/promo-codes")
    @ResponseStatus(HttpStatus.CREATED)
    OwnPromoJson add(
            @RequestBody PromoWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Authentication caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var code = wanted.made(keys.of(NOBODY, "promo-codes.add", key).value(), now);
        return OwnPromoJson.of(promos.add(code, OwnGoodsApi.said(caller, wanted.reason())));
    }

    @Operation(
            summary = "Switch a promo code off or on, or change its end or limit",
            description = "Payments that wait keep their price")
    @PatchMapping("/promo-codes/{code}")
    OwnPromoJson change(@PathVariable("code") String code, @RequestBody PromoChange wanted, Authentication caller) {
        var change = new PromoCodes.Change(
                wanted.active(), CodeFields.moment(wanted.endsAt(), "ends_at"), wanted.mostUses());
        return OwnPromoJson.of(promos.change(code, change, OwnGoodsApi.said(caller, wanted.reason())));
    }
}
