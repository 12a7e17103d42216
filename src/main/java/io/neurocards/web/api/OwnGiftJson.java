package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.gifts.GiftCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A gift as administrators see it. */
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
