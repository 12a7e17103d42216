package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator changes about a promo code. */
record PromoChange(
        @Schema(description = "What is not said stays") @Nullable
        Boolean active,

        @Schema(format = "date-time") @JsonProperty("ends_at") @Nullable
        String endsAt,

        @Schema(minimum = "1") @JsonProperty("most_uses") @Nullable
        Integer mostUses,

        @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
        String reason) {}
