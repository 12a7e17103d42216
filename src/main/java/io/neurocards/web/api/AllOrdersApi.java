package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.neurocards.operations.Operator;
import io.neurocards.orders.AllOrders;
import io.neurocards.orders.CancelOrder;
import io.neurocards.orders.FulfilOrder;
import io.neurocards.orders.Order;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.RefundOrder;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.CustomerOrders.OrderJson;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's orders and what becomes of them, for administrators. */
@RestController
@RequestMapping("/v1/admin/orders")
@Tag(name = "Administration")
class AllOrdersApi {

    private final AllOrders orders;
    private final PayOrder payOrder;
    private final FulfilOrder fulfilOrder;
    private final CancelOrder cancelOrder;
    private final RefundOrder refundOrder;

    AllOrdersApi(
            AllOrders orders,
            PayOrder payOrder,
            FulfilOrder fulfilOrder,
            CancelOrder cancelOrder,
            RefundOrder refundOrder) {
        this.orders = orders;
        this.payOrder = payOrder;
        this.fulfilOrder = fulfilOrder;
        this.cancelOrder = cancelOrder;
        this.refundOrder = refundOrder;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HandledOrderJson(
            @JsonProperty("user_uuid") UUID userUuid,
            @JsonUnwrapped OrderJson order,

            @Schema(description = "The device, the program's token or the partner's key that it came with")
            @JsonProperty("source_id")
            @Nullable
            UUID sourceId,

            @Schema(description = "The payment that it came with") @JsonProperty("payment_id") @Nullable
            UUID paymentId,

            @Schema(description = "What the money is known by that came otherwise")
            @JsonProperty("paid_reference")
            @Nullable
            String paidReference,

            @JsonProperty("paid_by") @Nullable String paidBy,
            @JsonProperty("fulfilled_by") @Nullable String fulfilledBy,
            @JsonProperty("cancelled_by") @Nullable String cancelledBy,
            @JsonProperty("refunded_by") @Nullable String refundedBy,
            @JsonProperty("refund_reason") @Nullable String refundReason,

            @Schema(description = "How much of it went back so far, in the currency's minor units")
            @JsonProperty("refunded_minor")
            long refundedMinor,

            @Schema(description = "Credits that went back with the money") @JsonProperty("credits_taken") @Nullable
            Long creditsTaken,

            @Schema(description = "Credits that could not go back, because they were spent") @Nullable
            Long shortfall) {

        static HandledOrderJson of(AllOrders.Handled handled, Locale locale) {
            var order = handled.order();
            var hands = handled.hands();
            var source = order.source();
            var refund = order.refund();
            return new HandledOrderJson(
                    order.personId().value(),
                    OrderJson.of(order, locale, null),
                    source == null ? null : source.id(),
                    order.payment(),
                    order.paidReference(),
                    hands.paidBy(),
                    hands.fulfilledBy(),
                    hands.cancelledBy(),
                    hands.refundedBy(),
                    hands.refundReason(),
                    hands.moneyBack(),
                    refund == null ? null : refund.taken().amount(),
                    refund == null ? null : refund.shortfall().amount());
        }

        /** Hides the address. */
        @Override
        public String toString() {
            return "HandledOrderJson[***]";
        }
    }

    record HandledOrderList(List<HandledOrderJson> orders) {}

    @Operation(
            summary = "Everybody's orders, the newest first; before takes an order_id",
            description = "status and user_uuid leave out all others; say them again with before to go on")
    @GetMapping
    HandledOrderList latest(
            @OneOf(Words.ORDERS) @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "user_uuid", required = false) @Nullable UUID person,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "before", required = false) @Nullable UUID before,
            Locale locale) {
        var found = orders.latest(
                person == null ? null : new PersonId(person),
                known(status),
                before,
                limit == null ? AllOrders.USUAL : limit);
        return new HandledOrderList(
                found.stream().map(order -> HandledOrderJson.of(order, locale)).toList());
    }

    private static Order.@Nullable Status known(@Nullable String word) {
        var all = Arrays.asList(Order.Status.values());
        return word == null
                ? null
                : all.stream()
                        .filter(status -> status.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST)
                                .with("field", "status")
                                .with(
                                        "allowed",
                                        all.stream().map(Order.Status::word).toList()));
    }

    @Operation(summary = "One order, whoever's it is")
    @GetMapping("/{order_id}")
    HandledOrderJson one(@PathVariable("order_id") UUID id, Locale locale) {
        return orders.find(id)
                .map(order -> HandledOrderJson.of(order, locale))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    record PaidWish(
            @Schema(
                    description = "What this money is known by, such as a line of a bank statement: pays one order",
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = PayOrder.LONGEST_REFERENCE)
            @Nullable
            String reference,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {}

    @Operation(
            summary = "Say that the money for an order is there: credits and points are given, once",
            description =
                    "An order of nothing but credits is fulfilled at once. The same reference again changes nothing")
    @PostMapping("/{order_id}/pay")
    HandledOrderJson pay(
            @PathVariable("order_id") UUID id, @RequestBody PaidWish wanted, Authentication caller, Locale locale) {
        payOrder.pay(
                id,
                WebsiteUsersApi.required(wanted.reference(), "reference"),
                OwnGoodsApi.said(caller, wanted.reason()));
        return one(id, locale);
    }

    record FulfilWish(
            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {}

    @Operation(summary = "Say that all of a paid order was delivered; again changes nothing")
    @PostMapping("/{order_id}/fulfil")
    HandledOrderJson fulfil(
            @PathVariable("order_id") UUID id,
            @RequestBody(required = false) @Nullable FulfilWish wanted,
            Authentication caller,
            Locale locale) {
        fulfilOrder.fulfil(id, OwnGoodsApi.said(caller, wanted == null ? null : wanted.reason()));
        return one(id, locale);
    }

    record CancelWish(
            @Schema(
                    description = "For the audit log",
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = Operator.LONGEST_REASON)
            @Nullable
            String reason) {}

    @Operation(summary = "Cancel an order that was not paid; again changes nothing")
    @PostMapping("/{order_id}/cancel")
    HandledOrderJson cancel(
            @PathVariable("order_id") UUID id, @RequestBody CancelWish wanted, Authentication caller, Locale locale) {
        cancelOrder.cancel(id, OwnGoodsApi.said(caller, wanted.reason()));
        return one(id, locale);
    }

    record RefundWish(
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
            summary = "Take back the credits and points of an order whose money you gave back, once",
            description = "An order that came with a payment is refused: it is refunded with that")
    @PostMapping("/{order_id}/refund")
    HandledOrderJson refund(
            @PathVariable("order_id") UUID id, @RequestBody RefundWish wanted, Authentication caller, Locale locale) {
        refundOrder.refund(id, OwnGoodsApi.said(caller, wanted.reason()), Boolean.TRUE.equals(wanted.allowShortfall()));
        return one(id, locale);
    }
}
