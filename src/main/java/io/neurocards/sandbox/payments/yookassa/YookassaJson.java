package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments and refunds as YooKassa writes them. */
final class YookassaJson {

    private static final BigDecimal LEFT_TO_THE_SHOP = new BigDecimal("0.965");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> BY_THE_SHOP = Set.of("canceled_by_merchant");
    private static final Set<String> BY_YOOKASSA =
            Set.of("expired_on_confirmation", "expired_on_capture", "fraud_suspected", "internal_timeout");

    private final String shop;

    YookassaJson(String shop) {
        this.shop = shop;
    }

    static String status(SimulatedPayment payment) {
        return switch (payment.phase()) {
            case OPEN, PROCESSING -> "pending";
            case HELD -> "waiting_for_capture";
            case PAID -> "succeeded";
            case CANCELLED, EXPIRED -> "canceled";
        };
    }

    ObjectNode payment(SimulatedPayment payment) {
        var request = payment.order().request();
        var amount = payment.toldAmount();
        var isPaid = payment.phase() == Phase.PAID || payment.phase() == Phase.HELD;
        var json = Json.object()
                .put("id", payment.id())
                .put("status", status(payment))
                .put("paid", isPaid);
        json.set("amount", money(amount));
        payment.paidAt().ifPresent(at -> {
            json.set("income_amount", money(income(amount)));
            json.put("captured_at", time(at));
        });
        if (payment.phase() == Phase.OPEN || payment.phase() == Phase.PROCESSING) {
            json.putObject("confirmation")
                    .put("type", "redirect")
                    .put("return_url", payment.order().forwardTo())
                    .put("confirmation_url", payment.order().page());
        }
        if (payment.phase() == Phase.HELD) {
            json.put("expires_at", time(payment.order().expires().plus(YookassaTill.HELD_FOR)));
        }
        json.put("created_at", time(payment.order().created()));
        if (!payment.order().title().isEmpty()) {
            json.put("description", payment.order().title());
        }
        json.set("metadata", metadata(payment));
        json.putObject("recipient").put("account_id", shop).put("gateway_id", "1" + shop);
        json.put("refundable", payment.refundable() > 0);
        if (payment.phase() == Phase.PAID) {
            json.set("refunded_amount", money(new Money(amount.currency(), payment.refunded())));
        }
        if (isPaid) {
            json.set("payment_method", method(payment));
            json.putObject("authorization_details")
                    .put("rrn", digits(payment, 12))
                    .put("auth_code", digits(payment, 6))
                    .putObject("three_d_secure")
                    .put("applied", false);
        }
        if (!payment.reason().isEmpty()) {
            json.set("cancellation_details", cancellation(payment.reason()));
        }
        if (!request.path("receipt").isMissingNode()) {
            json.put("receipt_registration", isPaid ? "succeeded" : "pending");
        }
        return json.put("test", true);
    }

    private static ObjectNode metadata(SimulatedPayment payment) {
        var metadata = copy(payment.order().request().path("metadata"));
        if (payment.twist() == Twist.ORDER) {
            for (var name : metadata.propertyNames().stream().toList()) {
                metadata.put(name, someoneElse(payment.id() + name));
            }
        }
        return metadata;
    }

    private static ObjectNode copy(JsonNode sent) {
        var copy = Json.object();
        sent.forEachEntry(copy::set);
        return copy;
    }

    /** Always the same, and nobody's: a wrong answer does not change each time somebody asks. */
    private static String someoneElse(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static ObjectNode method(SimulatedPayment payment) {
        var asked = payment.order()
                .request()
                .path("payment_method_data")
                .path("type")
                .asString("bank_card");
        var method = Json.object()
                .put("type", asked)
                .put("id", payment.id())
                .put("saved", false)
                .put("status", "inactive");
        if (!asked.equals("bank_card")) {
            return method.put("title", asked);
        }
        method.put("title", "Bank card *4477")
                .putObject("card")
                .put("first6", "555555")
                .put("last4", "4477")
                .put("expiry_year", "2030")
                .put("expiry_month", "12")
                .put("card_type", "MasterCard")
                .put("issuer_country", "RU");
        return method;
    }

    private static ObjectNode cancellation(String reason) {
        var party = BY_THE_SHOP.contains(reason)
                ? "merchant"
                : BY_YOOKASSA.contains(reason) ? "yoo_money" : "payment_network";
        return Json.object().put("party", party).put("reason", reason);
    }

    ObjectNode refund(SimulatedPayment payment, SimulatedRefund refund) {
        var status = switch (refund.state()) {
            case PENDING -> "pending";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "canceled";
        };
        var json = Json.object()
                .put("id", refund.id())
                .put("payment_id", payment.id())
                .put("status", status)
                .put("created_at", time(refund.created()));
        json.set("amount", money(refund.amount()));
        var description = refund.request().path("description").asString("");
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        json.set("metadata", copy(refund.request().path("metadata")));
        if (refund.state() == SimulatedRefund.State.FAILED) {
            json.set(
                    "cancellation_details",
                    Json.object().put("party", "yoo_money").put("reason", "rejected_by_payee"));
        }
        return json;
    }

    static ObjectNode notification(String event, ObjectNode object) {
        var json = Json.object().put("type", "notification").put("event", event);
        json.set("object", object);
        return json;
    }

    static ObjectNode money(Money money) {
        var value = money.units().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
        return Json.object().put("value", value).put("currency", money.currency());
    }

    private static Money income(Money amount) {
        var units = amount.units().multiply(LEFT_TO_THE_SHOP).setScale(2, RoundingMode.HALF_UP);
        return Money.of(amount.currency(), units);
    }

    private static String digits(SimulatedPayment payment, int count) {
        return String.format(
                Locale.ROOT, "%0" + count + "d", Math.floorMod(payment.id().hashCode(), 900_000) + 100_000);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }
}
