package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A purchase, and what has become of it. */
record PurchaseJson(
        @JsonProperty("purchase_id") UUID purchaseId,

        @Schema(description = "pending, completed, failed, aside (being looked into) or refunded")
        String status,

        @Nullable String plan,
        long credits,
        PriceJson price,
        String gateway,

        @Schema(description = "Where it is paid, while it may be; open it in a browser") @Nullable
        String page,

        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("completed_at") @Nullable Instant completedAt) {}
