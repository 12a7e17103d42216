package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.codes.PromoUse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** One use of a promo code. */
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
