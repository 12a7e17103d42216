package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.operations.RefundPurchase;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.checkout.AllPayments;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
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
    static final String MINOR = "In the currency's minor units; whole Stars";

    private final AllPayments payments;
    private final RefundPurchase refundPurchase;
    private final IdempotencyKey keys;

    AllPaymentsApi(AllPayments payments, RefundPurchase refundPurchase, IdempotencyKey keys) {
        this.payments = payments;
        this.refundPurchase = refundPurchase;
        this.keys = keys;
    }

    static String word(Enum<?> word) {
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
