package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.PromoCodes;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promo code as administrators see it. */
record OwnPromoJson(
        String code,

        @Schema(description = "percent, amount or credits") String kind,

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
                code.benefit() instanceof Benefit.Amount(var off) ? CodeFields.prices(off) : List.of(),
                code.benefit() instanceof Benefit.Bonus(var credits) ? credits : null,
                limits.mostUses(),
                limits.mostEach(),
                limits.startsAt(),
                limits.endsAt(),
                CodeFields.prices(limits.least()),
                limits.plans(),
                code.active(),
                code.note(),
                code.madeAt(),
                counted.used());
    }
}
