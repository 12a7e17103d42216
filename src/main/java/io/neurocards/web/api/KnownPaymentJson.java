package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.payments.checkout.AllPayments.Known;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownPaymentJson(
        @JsonProperty("payment_id") UUID paymentId,

        @Schema(description = "Whose it is; nobody's when money came from somebody unknown")
        @JsonProperty("user_uuid")
        @Nullable
        UUID userUuid,

        @OneOf(Words.PAYMENTS) String status,
        String gateway,

        @Schema(description = "What the gateway calls it") @JsonProperty("gateway_reference") @Nullable
        String gatewayReference,

        @Nullable String plan,
        long credits,

        @Schema(description = CustomerOrders.CURRENCY) String currency,

        @Schema(description = AllPaymentsApi.MINOR) @JsonProperty("amount_minor")
        long amountMinor,

        @Schema(description = "How much of it is back, " + AllPaymentsApi.MINOR) @JsonProperty("refunded_minor")
        long refundedMinor,

        @Schema(description = "What the gateway keeps, where it says so. " + AllPaymentsApi.MINOR)
        @JsonProperty("fee_minor")
        @Nullable
        Long feeMinor,

        @Schema(description = "Whether no real money moved") boolean test,

        @Schema(description = "Why it failed or is kept aside, in a stable AllPaymentsApi.word") @Nullable
        String reason,

        @Schema(description = "Credits of money that is back which were spent already")
        long shortfall,

        @Schema(description = "Oldest first") List<MoneyBackJson> refunds,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("completed_at") @Nullable Instant completedAt,
        @JsonProperty("refunded_at") @Nullable Instant refundedAt) {

    static KnownPaymentJson of(Known known) {
        var payment = known.payment();
        return new KnownPaymentJson(
                payment.id(),
                payment.personId() == null ? null : payment.personId().value(),
                AllPaymentsApi.word(payment.status()),
                payment.gateway(),
                known.reference(),
                payment.plan(),
                payment.credits(),
                payment.currency(),
                payment.amount(),
                known.back(),
                known.fee(),
                payment.isTest(),
                payment.reason(),
                known.refunds().stream()
                        .mapToLong(refund -> refund.shortfall().amount())
                        .sum(),
                known.refunds().stream().map(MoneyBackJson::of).toList(),
                payment.createdAt(),
                payment.completedAt(),
                payment.refundedAt());
    }
}
