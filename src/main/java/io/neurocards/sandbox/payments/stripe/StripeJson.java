package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.telegram.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions, intents, charges and refunds as Stripe writes them. */
final class StripeJson {

    private StripeJson() {}

    static ObjectNode session(SimulatedPayment payment, Expand expand) {
        synchronized (payment) {
            var request = payment.order().request();
            var amount = payment.toldAmount();
            var json = Json.object()
                    .put("id", payment.id())
                    .put("object", "checkout.session")
                    .put("amount_subtotal", amount.minor())
                    .put("amount_total", amount.minor());
            text(json, "cancel_url", payment.order().backTo());
            text(
                    json,
                    "client_reference_id",
                    order(payment, request.path("client_reference_id").asString("")));
            json.put("created", payment.order().created().getEpochSecond())
                    .put("currency", currency(payment))
                    .putNull("customer");
            customer(json, payment);
            json.put("expires_at", payment.order().expires().getEpochSecond());
            if (expand.has("line_items")) {
                json.putObject("line_items")
                        .put("object", "list")
                        .put("has_more", false)
                        .putArray("data");
            }
            json.put("livemode", false).set("metadata", metadata(payment, request.path("metadata")));
            json.put("mode", "payment");
            if (payment.tries() == 0) {
                json.putNull("payment_intent");
            } else if (expand.has("payment_intent")) {
                json.set("payment_intent", intent(payment, expand.below("payment_intent")));
            } else {
                json.put("payment_intent", StripeIds.intent(payment));
            }
            json.putArray("payment_method_types").add("card");
            json.put("payment_status", payment.phase() == Phase.PAID ? "paid" : "unpaid")
                    .put("status", status(payment))
                    .put("success_url", request.path("success_url").asString(""))
                    .put("ui_mode", "hosted_page");
            text(json, "url", payment.isOpen() ? payment.order().page() : "");
            return json;
        }
    }

    static String status(SimulatedPayment payment) {
        return switch (payment.phase()) {
            case OPEN -> "open";
            case EXPIRED -> "expired";
            case PROCESSING, HELD, PAID, CANCELLED -> "complete";
        };
    }

    private static void customer(ObjectNode json, SimulatedPayment payment) {
        var email = payment.order().request().path("customer_email").asString("");
        text(json, "customer_email", email);
        if (payment.isOpen() || payment.phase() == Phase.EXPIRED) {
            json.putNull("customer_details");
        } else {
            json.putObject("customer_details").put("email", email.isEmpty() ? "customer@example.com" : email);
        }
    }

    static ObjectNode intent(SimulatedPayment payment, Expand expand) {
        synchronized (payment) {
            var data = payment.order().request().path("payment_intent_data");
            var amount = payment.toldAmount();
            var isPaid = payment.phase() == Phase.PAID;
            var json = Json.object()
                    .put("id", StripeIds.intent(payment))
                    .put("object", "payment_intent")
                    .put("amount", amount.minor())
                    .put("amount_received", isPaid ? amount.minor() : 0)
                    .put("created", payment.order().created().getEpochSecond())
                    .put("currency", currency(payment));
            text(json, "description", data.path("description").asString(""));
            if (isPaid
                    || payment.phase() == Phase.PROCESSING
                    || !payment.reason().isEmpty()) {
                if (expand.has("latest_charge")) {
                    json.set("latest_charge", charge(payment, expand.below("latest_charge")));
                } else {
                    json.put("latest_charge", StripeIds.charge(payment));
                }
            } else {
                json.putNull("latest_charge");
            }
            if (payment.reason().isEmpty()) {
                json.putNull("last_payment_error");
            } else {
                json.putObject("last_payment_error")
                        .put("type", "card_error")
                        .put("code", "card_declined")
                        .put("decline_code", payment.reason())
                        .put("message", "Your card was declined.");
            }
            json.put("livemode", false).set("metadata", metadata(payment, data.path("metadata")));
            return json.put("status", intentStatus(payment));
        }
    }

    private static String intentStatus(SimulatedPayment payment) {
        return switch (payment.phase()) {
            case OPEN, CANCELLED -> "requires_payment_method";
            case PROCESSING -> "processing";
            case HELD -> "requires_capture";
            case PAID -> "succeeded";
            case EXPIRED -> "canceled";
        };
    }

    static ObjectNode charge(SimulatedPayment payment, Expand expand) {
        synchronized (payment) {
            var amount = payment.toldAmount();
            var isPaid = payment.phase() == Phase.PAID;
            var json = Json.object()
                    .put("id", StripeIds.charge(payment))
                    .put("object", "charge")
                    .put("amount", amount.minor())
                    .put("amount_captured", isPaid ? amount.minor() : 0)
                    .put("amount_refunded", payment.refunded());
            if (!isPaid) {
                json.putNull("balance_transaction");
            } else if (expand.has("balance_transaction")) {
                json.set("balance_transaction", transaction(payment));
            } else {
                json.put("balance_transaction", StripeIds.transaction(payment));
            }
            json.put("captured", isPaid)
                    .put(
                            "created",
                            payment.paidAt().orElse(payment.order().created()).getEpochSecond())
                    .put("currency", currency(payment))
                    .put("disputed", payment.isDisputed());
            text(json, "failure_code", payment.reason().isEmpty() ? "" : "card_declined");
            json.put("livemode", false)
                    .set("metadata", metadata(payment, payment.order().request().at("/payment_intent_data/metadata")));
            return json.put("paid", isPaid)
                    .put("payment_intent", StripeIds.intent(payment))
                    .put(
                            "refunded",
                            isPaid
                                    && payment.refunded()
                                            == payment.order().amount().minor())
                    .put("status", isPaid ? "succeeded" : payment.reason().isEmpty() ? "pending" : "failed");
        }
    }

    /** What the shop gets of it: 2.9 % and 30 of the smallest units are Stripe's. */
    private static ObjectNode transaction(SimulatedPayment payment) {
        var amount = payment.toldAmount().minor();
        var fee = Math.min(amount, Math.round(amount * 0.029) + 30);
        return Json.object()
                .put("id", StripeIds.transaction(payment))
                .put("object", "balance_transaction")
                .put("amount", amount)
                .put("currency", currency(payment))
                .put("fee", fee)
                .put("net", amount - fee)
                .put("source", StripeIds.charge(payment))
                .put("status", "pending")
                .put("type", "charge");
    }

    static ObjectNode refund(SimulatedPayment payment, SimulatedRefund refund, Expand expand) {
        var json = Json.object()
                .put("id", refund.id())
                .put("object", "refund")
                .put("amount", refund.amount().minor())
                .putNull("balance_transaction");
        if (expand.has("charge")) {
            json.set("charge", charge(payment, expand.below("charge")));
        } else {
            json.put("charge", StripeIds.charge(payment));
        }
        json.put("created", refund.created().getEpochSecond())
                .put("currency", refund.amount().currency().toLowerCase(Locale.ROOT));
        if (refund.state() == SimulatedRefund.State.FAILED) {
            json.put("failure_reason", "expired_or_canceled_card");
        }
        var metadata = refund.request().path("metadata");
        json.set("metadata", metadata.isMissingNode() ? Json.object() : metadata);
        if (expand.has("payment_intent")) {
            json.set("payment_intent", intent(payment, expand.below("payment_intent")));
        } else {
            json.put("payment_intent", StripeIds.intent(payment));
        }
        text(json, "reason", refund.request().path("reason").asString(""));
        return json.put("status", refund.state().word());
    }

    static ObjectNode dispute(SimulatedPayment payment) {
        return Json.object()
                .put("id", StripeIds.dispute(payment))
                .put("object", "dispute")
                .put("amount", payment.order().amount().minor())
                .put("charge", StripeIds.charge(payment))
                .put("currency", currency(payment))
                .put("livemode", false)
                .put("payment_intent", StripeIds.intent(payment))
                .put("reason", "fraudulent")
                .put("status", "needs_response");
    }

    private static ObjectNode metadata(SimulatedPayment payment, JsonNode sent) {
        var metadata = Json.object();
        sent.forEachEntry((name, value) -> metadata.put(name, order(payment, value.asString(""))));
        return metadata;
    }

    /** Always the same, and nobody's: a wrong answer does not change each time somebody asks. */
    private static String order(SimulatedPayment payment, String truth) {
        return payment.twist() != Twist.ORDER || truth.isEmpty()
                ? truth
                : UUID.nameUUIDFromBytes((payment.id() + truth).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String currency(SimulatedPayment payment) {
        return payment.toldAmount().currency().toLowerCase(Locale.ROOT);
    }

    private static void text(ObjectNode json, String name, String text) {
        if (text.isEmpty()) {
            json.putNull(name);
        } else {
            json.put(name, text);
        }
    }
}
