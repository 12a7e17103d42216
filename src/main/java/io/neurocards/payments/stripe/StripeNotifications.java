package io.neurocards.payments.stripe;

import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.Notification.AboutPayment;
import io.neurocards.payments.gateways.Notification.AboutRefund;
import io.neurocards.payments.gateways.Notification.Dispute;
import io.neurocards.payments.gateways.Notification.Forged;
import io.neurocards.payments.gateways.Notification.Irrelevant;
import io.neurocards.payments.gateways.Notification.Malformed;
import io.neurocards.payments.wire.Fields;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads events. Those of charges, refunds and disputes name the payment intent, by which the session is found. They are read as
 * plain JSON, because Stripe's library reads only events of its own version of the interface.
 */
final class StripeNotifications {

    private static final int LONGEST = 256 * 1024;
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_]{1,40}(\\.[a-z0-9_]{1,40}){1,5}");
    private static final Pattern REASON = Pattern.compile("[a-z0-9_]{1,64}");

    private final StripeSignature signature;

    StripeNotifications(List<String> secrets) {
        this.signature = new StripeSignature(secrets);
    }

    Notification read(IncomingNotification incoming) {
        if (incoming.body().length() > LONGEST) {
            return new Malformed("too long");
        }
        var body = incoming.body().toArray();
        var complaint = signature.complaint(incoming.signature(), body, incoming.receivedAt());
        if (complaint != null) {
            return new Forged(complaint);
        }
        var json = Fields.object(body);
        var type = Fields.text(json.path("type"));
        if (!Fields.text(json.path("object")).equals("event")
                || !TYPE.matcher(type).matches()) {
            return new Malformed(json.isMissingNode() ? "no JSON" : "no event");
        }
        return read(type, json.path("data").path("object"));
    }

    private static Notification read(String type, JsonNode object) {
        var id = Fields.text(object.path("id"));
        return switch (type) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired" -> ofSession(type, id, Fields.text(object.path("mode")));
            case "charge.refunded", "refund.created", "refund.updated", "refund.failed", "charge.dispute.created" ->
                object.path("payment_intent").isNull()
                        ? new Irrelevant(type)
                        : ofIntent(type, id, Fields.text(object.path("payment_intent")), object);
            default -> new Irrelevant(type);
        };
    }

    private static Notification ofSession(String type, String id, String mode) {
        if (!StripeApi.SESSION.matcher(id).matches()) {
            return new Malformed("data.object.id");
        }
        return mode.isEmpty() || mode.equals("payment") ? new AboutPayment(type, id) : new Irrelevant(type);
    }

    private static Notification ofIntent(String type, String id, String intent, JsonNode object) {
        if (!StripeApi.INTENT.matcher(intent).matches()) {
            return new Malformed("data.object.payment_intent");
        }
        return switch (type) {
            case "charge.refunded" -> new AboutPayment(type, intent);
            case "charge.dispute.created" -> {
                var reason = Fields.text(object.path("reason"));
                yield new Dispute(type, intent, REASON.matcher(reason).matches() ? reason : "unknown");
            }
            default ->
                StripeApi.REFUND.matcher(id).matches()
                        ? new AboutRefund(type, id, intent)
                        : new Malformed("data.object.id");
        };
    }
}
