package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments, the newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownPaymentList(
        List<KnownPaymentJson> payments,

        @Schema(description = "Say it as cursor to go on; absent on the last page")
        @JsonProperty("next_cursor")
        @Nullable
        UUID nextCursor) {}
