package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.payments.gifts.GiftBatch;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Gifts that an administrator makes. */
record GiftsWish(
        @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + GiftBatch.MOST) @Nullable
        Integer count,

        @Schema(description = "Of each", requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "10000")
        @Nullable
        Long credits,

        @Schema(description = "The first moment after it", requiredMode = RequiredMode.REQUIRED, format = "date-time")
        @JsonProperty("ends_at")
        @Nullable
        String endsAt,

        @Schema(description = "For operators", maxLength = 200) @Nullable
        String note,

        @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
        String reason) {

    GiftBatch.Wish wish() {
        var end = CodeFields.moment(endsAt, "ends_at");
        if (count == null || credits == null || end == null) {
            throw CodeFields.wrong(count == null ? "count" : credits == null ? "credits" : "ends_at");
        }
        return new GiftBatch.Wish(count, credits, end, note == null ? "" : note.strip());
    }
}
