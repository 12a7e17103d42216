package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.payments.gifts.CallBackGift;
import io.neurocards.payments.gifts.GiftCode;
import io.neurocards.payments.gifts.Gifts;
import io.neurocards.payments.gifts.MadeGift;
import io.neurocards.payments.gifts.MakeGift;
import io.neurocards.payments.gifts.RedeemGift;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gifts of credits. */
@RestController
@RequestMapping("/v1/gifts")
@Tag(name = "Gifts")
class GiftsApi {

    private static final int SHOWN = 100;

    private final Gifts gifts;
    private final MakeGift make;
    private final RedeemGift redeem;
    private final CallBackGift callBack;
    private final IdempotencyKey keys;

    GiftsApi(Gifts gifts, MakeGift make, RedeemGift redeem, CallBackGift callBack, IdempotencyKey keys) {
        this.gifts = gifts;
        this.make = make;
        this.redeem = redeem;
        this.callBack = callBack;
        this.keys = keys;
    }

    record GiftJson(
            @JsonProperty("gift_id") UUID giftId,

            @Schema(description = "The first group of its code", example = "7K3Q9")
            String prefix,

            long credits,
            @Schema(example = "open") String status,
            @JsonProperty("made_at") Instant madeAt,
            @JsonProperty("ends_at") Instant endsAt,
            @JsonProperty("ended_at") @Nullable Instant endedAt) {

        static GiftJson of(GiftCode gift) {
            return new GiftJson(
                    gift.id(),
                    gift.prefix(),
                    gift.credits().amount(),
                    gift.status().word(),
                    gift.times().madeAt(),
                    gift.times().endsAt(),
                    gift.times().endedAt());
        }
    }

    record GiftList(List<GiftJson> gifts) {}

    @Operation(summary = "The gifts that I made, newest first", description = "open, redeemed, called_back or expired")
    @GetMapping
    GiftList mine(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new GiftList(gifts.madeBy(caller.personId(), SHOWN).stream()
                .map(GiftJson::of)
                .toList());
    }

    record GiftWish(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "10000") @Nullable
            Long credits) {}

    record MadeGiftJson(
            @Schema(
                    description = "Shown once, and to whoever repeats this call with its key",
                    example = "7K3Q9-M2XTB-40WZD-HN8RC")
            String code,

            GiftJson gift) {

        static MadeGiftJson of(MadeGift made) {
            return new MadeGiftJson(made.code(), GiftJson.of(made.gift()));
        }

        /** Hides the code. */
        @Override
        public String toString() {
            return "MadeGiftJson[gift=" + gift.giftId() + "]";
        }
    }

    @Operation(
            summary = "Make a gift of credits",
            description =
                    "They leave the balance at once and wait 180 days for whoever redeems the code, then they come back")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MadeGiftJson make(
            @RequestBody GiftWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (wanted.credits() == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "credits");
        }
        return MadeGiftJson.of(
                make.make(keys.of(caller.personId(), "gifts.make", key), caller.personId(), wanted.credits()));
    }

    record GiftTyped(
            @Schema(requiredMode = RequiredMode.REQUIRED, example = "7K3Q9-M2XTB-40WZD-HN8RC") @Nullable
            String code) {

        /** Hides the code. */
        @Override
        public String toString() {
            return "GiftTyped[***]";
        }
    }

    record GiftRedeemedJson(
            @JsonProperty("gift_id") UUID giftId,
            long credits,

            @Schema(description = "What I may spend now") @JsonProperty("credits_available")
            long creditsAvailable) {}

    @Operation(
            summary = "Redeem a gift",
            description =
                    "Its credits are mine at once; told again, nothing changes. Ten codes an hour that nobody has made, then 429")
    @PostMapping("/redeem")
    GiftRedeemedJson redeem(
            @RequestBody GiftTyped typed, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var redeemed = redeem.redeem(caller.personId(), WebsiteUsersApi.required(typed.code(), "code"));
        return new GiftRedeemedJson(
                redeemed.gift(),
                redeemed.credits().amount(),
                redeemed.available().amount());
    }

    @Operation(summary = "Take a gift of mine back that nobody has redeemed")
    @PostMapping("/{gift_id}/call-back")
    GiftJson callBack(
            @PathVariable("gift_id") UUID gift, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return GiftJson.of(callBack.callBack(caller.personId(), gift));
    }
}
