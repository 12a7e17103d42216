package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.Refund;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money of a payment that went back, or is to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MoneyBackJson(
        @JsonProperty("refund_id") UUID refundId,

        @Schema(description = "requested: the gateway is being asked; done; refused: nothing moved")
        String status,

        @Schema(description = AllPaymentsApi.MINOR) @JsonProperty("amount_minor")
        long amountMinor,

        @Schema(description = "Who wished it; a gateway where it was told of first") @JsonProperty("requested_by")
        String requestedBy,

        String reason,
        @JsonProperty("credits_held") long creditsHeld,
        @JsonProperty("credits_taken") long creditsTaken,

        @Schema(description = "Credits that could not go back, because they were spent")
        long shortfall,

        @Schema(description = "The gateway's words when it refused") @Nullable
        String refusal,

        @JsonProperty("requested_at") Instant requestedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt) {

    static MoneyBackJson of(Refund refund) {
        return new MoneyBackJson(
                refund.id(),
                AllPaymentsApi.word(refund.status()),
                refund.amount(),
                refund.by(),
                refund.reason(),
                refund.held().amount(),
                refund.taken().amount(),
                refund.shortfall().amount(),
                refund.refusal(),
                refund.requestedAt(),
                refund.endedAt());
    }
}
