package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** A way of paying. */
record PaymentMethodJson(
        String gateway,
        String currency,

        @Schema(description = "Whether an e-mail address or a telephone number is needed, for the receipt")
        @JsonProperty("needs_contact")
        boolean needsContact) {}
