package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.operations.codes.GiftDesk;
import io.neurocards.operations.codes.PromoDesk;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.CodeText;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoCodes;
import io.neurocards.payments.codes.PromoUse;
import io.neurocards.payments.gifts.GiftBatch;
import io.neurocards.payments.gifts.GiftCode;
import io.neurocards.payments.gifts.Gifts;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.GiftsApi.MadeGiftJson;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.neurocards.web.api.OwnGoodsApi.PriceWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** Promo codes and gifts of the house, for administrators. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Administration")
class OwnCodesApi {

    private static final int USUAL = 50;
    private static final String NOBODY = "admin";

    private final PromoCodes codes;
    private final PromoDesk promos;
    private final Gifts gifts;
    private final GiftDesk desk;
    private final IdempotencyKey keys;
    private final Clock clock;

    OwnCodesApi(PromoCodes codes, PromoDesk promos, Gifts gifts, GiftDesk desk, IdempotencyKey keys, Clock clock) {
        this.codes = codes;
        this.promos = promos;
        this.gifts = gifts;
        this.desk = desk;
        this.keys = keys;
        this.clock = clock;
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    private static @Nullable Instant moment(@Nullable String text, String field) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    private static Map<String, Long> minor(@Nullable List<@Nullable PriceWish> prices) {
        var minor = new HashMap<String, Long>();
        for (var price : Objects.requireNonNullElse(prices, List.<@Nullable PriceWish>of())) {
            var money = PriceWish.money(price);
            if (minor.put(money.currency(), money.minor()) != null) {
                throw wrong("prices").with("currency", money.currency());
            }
        }
        return minor;
    }

    private static List<PriceJson> prices(Map<String, Long> minor) {
        return minor.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Money(entry.getKey(), entry.getValue()))
                .map(money -> new PriceJson(money.currency(), money.units()))
                .toList();
    }

    record PromoWish(
            @Schema(
                    description = "Never changes; compared in capitals",
                    requiredMode = RequiredMode.REQUIRED,
                    pattern = "^[A-Z0-9_-]{3,32}$",
                    example = "SUMMER-26")
            @Nullable
            String code,

            @Schema(
                    description = "Of a hundred that are taken off; this, amounts or credits",
                    minimum = "1",
                    maximum = "90",
                    example = "20")
            @Nullable
            Integer percent,

            @Schema(description = "What is taken off, once for each currency") @Nullable
            List<@Nullable PriceWish> amounts,

            @Schema(description = "What comes on top", minimum = "1", maximum = "10000") @Nullable
            Long credits,

            @Schema(description = "Of all together; any number when it is not said", minimum = "1")
            @JsonProperty("most_uses")
            @Nullable
            Integer mostUses,

            @Schema(description = "Of one person; 1 when it is not said", minimum = "1", maximum = "1000")
            @JsonProperty("most_each")
            @Nullable
            Integer mostEach,

            @Schema(format = "date-time") @JsonProperty("starts_at") @Nullable
            String startsAt,

            @Schema(description = "The first moment after it", format = "date-time") @JsonProperty("ends_at") @Nullable
            String endsAt,

            @Schema(description = "The smallest price that it holds for, once for each currency") @Nullable
            List<@Nullable PriceWish> least,

            @Schema(description = "Packages that it holds for; all when it is not said") @Nullable
            List<@Nullable String> plans,

            @Schema(description = "For operators", maxLength = PromoCode.LONGEST_NOTE) @Nullable
            String note,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {

        PromoCode made(UUID id, Instant now) {
            return new PromoCode(
                    id,
                    CodeText.of(WebsiteUsersApi.required(code, "code")),
                    benefit(),
                    new PromoCode.Limits(
                            mostUses,
                            mostEach == null ? 1 : mostEach,
                            moment(startsAt, "starts_at"),
                            moment(endsAt, "ends_at"),
                            minor(least),
                            Objects.requireNonNullElse(plans, List.<@Nullable String>of()).stream()
                                    .map(plan -> WebsiteUsersApi.required(plan, "plans"))
                                    .distinct()
                                    .toList()),
                    true,
                    note == null ? "" : note.strip(),
                    now);
        }

        private Benefit benefit() {
            if (percent != null && amounts == null && credits == null) {
                return new Benefit.Percent(percent);
            }
            if (amounts != null && percent == null && credits == null) {
                return new Benefit.Amount(minor(amounts));
            }
            if (credits != null && percent == null && amounts == null) {
                return new Benefit.Bonus(credits);
            }
            throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", "percent, amounts, credits");
        }
    }

    record OwnPromoJson(
            String code,

            @Schema(description = "percent, amount or credits")
            String kind,

            @Nullable Integer percent,
            List<PriceJson> amounts,
            @Nullable Long credits,
            @JsonProperty("most_uses") @Nullable Integer mostUses,
            @JsonProperty("most_each") int mostEach,
            @JsonProperty("starts_at") @Nullable Instant startsAt,
            @JsonProperty("ends_at") @Nullable Instant endsAt,
            List<PriceJson> least,
            List<String> plans,
            boolean active,
            String note,
            @JsonProperty("made_at") Instant madeAt,

            @Schema(description = "Payments that wait or had their money; above the limit when one was paid late")
            long used) {

        static OwnPromoJson of(PromoCodes.Counted counted) {
            var code = counted.code();
            var limits = code.limits();
            return new OwnPromoJson(
                    code.code(),
                    code.benefit().kind(),
                    code.benefit() instanceof Benefit.Percent(var percent) ? percent : null,
                    code.benefit() instanceof Benefit.Amount(var off) ? prices(off) : List.of(),
                    code.benefit() instanceof Benefit.Bonus(var credits) ? credits : null,
                    limits.mostUses(),
                    limits.mostEach(),
                    limits.startsAt(),
                    limits.endsAt(),
                    prices(limits.least()),
                    limits.plans(),
                    code.active(),
                    code.note(),
                    code.madeAt(),
                    counted.used());
        }
    }

    record OwnPromoList(@JsonProperty("promo_codes") List<OwnPromoJson> promoCodes) {}

    record PromoUseJson(
            @JsonProperty("payment_id") UUID paymentId,
            @JsonProperty("user_uuid") UUID userUuid,

            @Schema(description = "That of the payment; all but failed take one of the uses")
            String status,

            String currency,
            @JsonProperty("full_amount") BigDecimal fullAmount,
            BigDecimal amount,
            long bonus,
            @JsonProperty("used_at") Instant usedAt) {

        static PromoUseJson of(PromoUse use) {
            return new PromoUseJson(
                    use.payment(),
                    use.person().value(),
                    use.status(),
                    use.price().currency(),
                    use.full().units(),
                    use.price().units(),
                    use.bonus(),
                    use.at());
        }
    }

    record OwnPromoUses(@JsonProperty("promo_code") OwnPromoJson promoCode, List<PromoUseJson> uses) {}

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

    record PromoChange(
            @Schema(description = "What is not said stays") @Nullable
            Boolean active,

            @Schema(format = "date-time") @JsonProperty("ends_at") @Nullable
            String endsAt,

            @Schema(minimum = "1") @JsonProperty("most_uses") @Nullable
            Integer mostUses,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {}

    @Operation(
            summary = "Switch a promo code off or on, or change its end or limit",
            description = "Payments that wait keep their price")
    @PatchMapping("/promo-codes/{code}")
    OwnPromoJson change(@PathVariable("code") String code, @RequestBody PromoChange wanted, Authentication caller) {
        var change = new PromoCodes.Change(wanted.active(), moment(wanted.endsAt(), "ends_at"), wanted.mostUses());
        return OwnPromoJson.of(promos.change(code, change, OwnGoodsApi.said(caller, wanted.reason())));
    }

    record GiftsWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + GiftBatch.MOST) @Nullable
            Integer count,

            @Schema(description = "Of each", requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "10000")
            @Nullable
            Long credits,

            @Schema(
                    description = "The first moment after it",
                    requiredMode = RequiredMode.REQUIRED,
                    format = "date-time")
            @JsonProperty("ends_at")
            @Nullable
            String endsAt,

            @Schema(description = "For operators", maxLength = 200) @Nullable
            String note,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {

        GiftBatch.Wish wish() {
            var end = moment(endsAt, "ends_at");
            if (count == null || credits == null || end == null) {
                throw wrong(count == null ? "count" : credits == null ? "credits" : "ends_at");
            }
            return new GiftBatch.Wish(count, credits, end, note == null ? "" : note.strip());
        }
    }

    record MadeGifts(List<MadeGiftJson> gifts) {}

    @Operation(
            summary = "Make gifts",
            description =
                    "Their codes are shown once, and to whoever repeats this call with its key. Credits come to be when one is redeemed")
    @PostMapping("/gift-codes")
    @ResponseStatus(HttpStatus.CREATED)
    MadeGifts makeGifts(
            @RequestBody GiftsWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER) String key,
            Authentication caller) {
        var operation = keys.of(NOBODY, "gift-codes.make", IdempotencyKey.secret(key));
        return new MadeGifts(desk.make(operation, wanted.wish(), OwnGoodsApi.said(caller, wanted.reason())).stream()
                .map(MadeGiftJson::of)
                .toList());
    }

    record OwnGiftJson(
            @JsonProperty("gift_id") UUID giftId,
            @JsonProperty("batch_id") @Nullable UUID batchId,
            String prefix,
            long credits,
            String status,
            String note,
            @JsonProperty("made_at") Instant madeAt,
            @JsonProperty("ends_at") Instant endsAt,
            @JsonProperty("ended_at") @Nullable Instant endedAt,

            @Schema(description = "Who redeemed it") @JsonProperty("user_uuid") @Nullable
            UUID userUuid) {

        static OwnGiftJson of(GiftCode gift) {
            var person = gift.redeemedBy();
            return new OwnGiftJson(
                    gift.id(),
                    gift.batch(),
                    gift.prefix(),
                    gift.credits().amount(),
                    gift.status().word(),
                    gift.note(),
                    gift.times().madeAt(),
                    gift.times().endsAt(),
                    gift.times().endedAt(),
                    person == null ? null : person.value());
        }
    }

    record OwnGiftList(@JsonProperty("gift_codes") List<OwnGiftJson> giftCodes) {}

    @Operation(summary = "Gifts that operators made, the newest first, without their codes")
    @GetMapping("/gift-codes")
    OwnGiftList giftCodes(@RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return new OwnGiftList(gifts.byOperators(limit == null ? USUAL : limit).stream()
                .map(OwnGiftJson::of)
                .toList());
    }
}
