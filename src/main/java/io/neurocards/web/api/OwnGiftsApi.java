package io.neurocards.web.api;

import io.neurocards.operations.codes.GiftDesk;
import io.neurocards.payments.gifts.Gifts;
import io.neurocards.web.api.GiftsApi.MadeGiftJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gifts of the house, for administrators. */
@RestController
@RequestMapping("/v1/admin")
@Tag(name = "Administration")
class OwnGiftsApi {

    private static final int USUAL = 50;
    private static final String NOBODY = "admin";

    private final Gifts gifts;
    private final GiftDesk desk;
    private final IdempotencyKey keys;

    OwnGiftsApi(Gifts gifts, GiftDesk desk, IdempotencyKey keys) {
        this.gifts = gifts;
        this.desk = desk;
        this.keys = keys;
    }

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

    @Operation(summary = "Gifts that operators made, the newest first, without their codes")
    @GetMapping("/gift-codes")
    OwnGiftList giftCodes(@RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return new OwnGiftList(gifts.byOperators(limit == null ? USUAL : limit).stream()
                .map(OwnGiftJson::of)
                .toList());
    }
}
