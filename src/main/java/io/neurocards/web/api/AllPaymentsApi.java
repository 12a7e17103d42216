package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.operations.RefundPurchase;
import io.neurocards.payments.AllPayments;
import io.neurocards.payments.AllPayments.Known;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Refund;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's payments, and their money given back, for administrators. */
@RestController
@RequestMapping("/v1/admin/payments")
@Tag(name = "Administration")
class AllPaymentsApi {

    private static final String NOBODY = "admin";
    private static final String MINOR = "In the currency's minor units; whole Stars";

    private final AllPayments payments;
    private final RefundPurchase refundPurchase;
    private final IdempotencyKey keys;

    AllPaymentsApi(AllPayments payments, RefundPurchase refundPurchase, IdempotencyKey keys) {
        this.payments = payments;
        this.refundPurchase = refundPurchase;
        this.keys = keys;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoneyBackJson(
            @JsonProperty("refund_id") UUID refundId,

            @Schema(description = "requested: the gateway is being asked; done; refused: nothing moved")
            String status,

            @Schema(description = MINOR) @JsonProperty("amount_minor")
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
                    word(refund.status()),
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

            @Schema(description = MINOR) @JsonProperty("amount_minor")
            long amountMinor,

            @Schema(description = "How much of it is back, " + MINOR) @JsonProperty("refunded_minor")
            long refundedMinor,

            @Schema(description = "What the gateway keeps, where it says so. " + MINOR)
            @JsonProperty("fee_minor")
            @Nullable
            Long feeMinor,

            @Schema(description = "Whether no real money moved")
            boolean test,

            @Schema(description = "Why it failed or is kept aside, in a stable word") @Nullable
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
                    word(payment.status()),
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

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KnownPaymentList(
            List<KnownPaymentJson> payments,

            @Schema(description = "Say it as cursor to go on; absent on the last page")
            @JsonProperty("next_cursor")
            @Nullable
            UUID nextCursor) {}

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    @Operation(
            summary = "Everybody's payments, the newest first",
            description = "status and gateway leave out all others; say them again with cursor to go on")
    @GetMapping
    KnownPaymentList latest(
            @OneOf(Words.PAYMENTS) @RequestParam(name = "status", required = false) @Nullable String status,
            @Schema(maxLength = 32, example = "yookassa") @RequestParam(name = "gateway", required = false) @Nullable
                    String gateway,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable UUID cursor) {
        var wanted = limit == null ? AllPayments.USUAL : limit;
        var found = payments.latest(new AllPayments.Filter(known(status), gateway), cursor, wanted);
        var next = found.size() < wanted ? null : found.getLast().payment().id();
        return new KnownPaymentList(found.stream().map(KnownPaymentJson::of).toList(), next);
    }

    private static @Nullable PaymentStatus known(@Nullable String status) {
        var all = Arrays.asList(PaymentStatus.values());
        return status == null
                ? null
                : all.stream()
                        .filter(one -> word(one).equals(status))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST)
                                .with("field", "status")
                                .with(
                                        "allowed",
                                        all.stream().map(AllPaymentsApi::word).toList()));
    }

    @Operation(summary = "One payment, whoever's it is, with all that went back of it")
    @GetMapping("/{payment_id}")
    KnownPaymentJson one(@PathVariable("payment_id") UUID id) {
        return payments.find(id)
                .map(KnownPaymentJson::of)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    record MoneyBackWish(
            @Schema(description = "All that is left when it is not said. " + MINOR, minimum = "1", example = "15000")
            @Nullable
            Long amount,

            @Schema(
                    description = "For the books",
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = Operator.LONGEST_REASON)
            @Nullable
            String reason,

            @Schema(description = "Whether to go on when the customer has spent some of the credits")
            @JsonProperty("allow_shortfall")
            @Nullable
            Boolean allowShortfall) {}

    @Operation(
            summary = "Give money back, all that is left or a part: the gateway is asked until it answers",
            description =
                    "Credits are taken in proportion, first held and then for good. One refund of a payment is under way at a"
                            + " time; the same amount again is that one. With the same Idempotency-Key nothing goes back twice. Stars go back"
                            + " only all together")
    @PostMapping("/{payment_id}/refund")
    KnownPaymentJson refund(
            @PathVariable("payment_id") UUID id,
            @RequestBody MoneyBackWish wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Authentication caller) {
        var operation = keys.of(NOBODY, "payments.refund " + id, key);
        refundPurchase.refund(
                Operators.of(caller),
                new RefundPurchase.Order(
                        operation.value(),
                        id,
                        wanted.amount(),
                        WebsiteUsersApi.required(wanted.reason(), "reason"),
                        Boolean.TRUE.equals(wanted.allowShortfall())));
        return one(id);
    }
}
