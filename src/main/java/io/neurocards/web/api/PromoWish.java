package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.CodeText;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.OwnGoodsApi.PriceWish;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promo code that an administrator makes. */
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
                        CodeFields.moment(startsAt, "starts_at"),
                        CodeFields.moment(endsAt, "ends_at"),
                        CodeFields.minor(least),
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
            return new Benefit.Amount(CodeFields.minor(amounts));
        }
        if (credits != null && percent == null && amounts == null) {
            return new Benefit.Bonus(credits);
        }
        throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", "percent, amounts, credits");
    }
}
