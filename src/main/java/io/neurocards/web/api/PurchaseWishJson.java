package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.checkout.Contacts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy. */
record PurchaseWishJson(
        @Schema(description = "One of /v1/plans", requiredMode = RequiredMode.REQUIRED, maxLength = 64) @Nullable
        String plan,

        @Schema(description = "One of /v1/payment-methods", requiredMode = RequiredMode.REQUIRED, maxLength = 32)
        @Nullable
        String gateway,

        @Schema(
                description = "An e-mail address or a telephone number, where needs_contact says so",
                maxLength = Contacts.LONGEST)
        @Nullable
        String contact,

        @Schema(
                description = "Where the customer's browser goes after paying: an address of this site; the page of the"
                        + " purchase when it is not said",
                maxLength = ReturnAddress.LONGEST)
        @JsonProperty("return_url")
        @Nullable
        String returnUrl) {}
