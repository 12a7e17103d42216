package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.wire.Fields;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads notifications: they carry no signature that could be checked, so that the sender's address is what there is. */
final class YookassaNotifications {

    private static final int LONGEST = 256 * 1024;
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,32}(\\.[a-z_]{1,32}){1,3}");

    private final Senders senders;

    /** @throws IllegalArgumentException for what is no address and no range of addresses */
    YookassaNotifications(List<String> senders) {
        this.senders = Senders.of(senders);
    }

    Notification read(IncomingNotification incoming) {
        if (!senders.contain(incoming.sender())) {
            return new Notification.Forged("sender");
        }
        if (incoming.body().length() > LONGEST) {
            return new Notification.Malformed("too long");
        }
        var json = Fields.object(incoming.body().toArray());
        var event = Fields.text(json.path("event"));
        if (!Fields.text(json.path("type")).equals("notification")
                || !EVENT.matcher(event).matches()) {
            return new Notification.Malformed(json.isMissingNode() ? "no JSON" : "no notification");
        }
        return read(event, json.path("object"));
    }

    private static Notification read(String event, JsonNode object) {
        var id = Fields.text(object.path("id"));
        return switch (event) {
            case "payment.succeeded", "payment.canceled", "payment.waiting_for_capture" ->
                isId(id) ? new Notification.AboutPayment(event, id) : new Notification.Malformed("object.id");
            case "refund.succeeded" -> {
                var payment = Fields.text(object.path("payment_id"));
                yield isId(id) && isId(payment)
                        ? new Notification.AboutRefund(event, id, payment)
                        : new Notification.Malformed("object.id or object.payment_id");
            }
            default -> new Notification.Irrelevant(event);
        };
    }

    private static boolean isId(String text) {
        return YookassaApi.ID.matcher(text).matches();
    }
}
