package io.neurocards.sandbox.telegram.world;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stars that a person paid to a bot.
 *
 * @param at in seconds since 1970
 * @param refundedAt likewise, 0 when they are still the bot's
 */
public record Payment(String charge, long person, long amount, String payload, long at, long refundedAt) {

    static Payment of(String charge, JsonNode saved) {
        return new Payment(
                charge,
                saved.path("person").asLong(0),
                saved.path("total_amount").asLong(0),
                saved.path("invoice_payload").asString(""),
                saved.path("at").asLong(0),
                saved.path("refunded_at").asLong(0));
    }

    ObjectNode saved() {
        return facts().put("person", person).put("at", at).put("refunded_at", refundedAt);
    }

    /** Returns under which name the invoice of a message is kept. */
    public static String invoiceKey(long bot, long chat, int message) {
        return "message:" + bot + ":" + chat + ":" + message;
    }

    public Payment refunded(long when) {
        return new Payment(charge, person, amount, payload, at, when);
    }

    /** Returns the Bot API's {@code SuccessfulPayment}, which is its {@code RefundedPayment} too. */
    public ObjectNode facts() {
        return Json.object()
                .put("currency", "XTR")
                .put("total_amount", amount)
                .put("invoice_payload", payload)
                .put("telegram_payment_charge_id", charge)
                .put("provider_payment_charge_id", person + "_" + at);
    }

    /** Returns the Bot API's {@code StarTransaction}s: Stars in, and Stars back. */
    public Stream<ObjectNode> transactions(JsonNode user) {
        var in = transaction(at);
        in.set("source", partner(user));
        if (refundedAt == 0) {
            return Stream.of(in);
        }
        var back = transaction(refundedAt);
        back.set("receiver", partner(user));
        return Stream.of(in, back);
    }

    private ObjectNode transaction(long date) {
        return Json.object().put("id", charge).put("amount", amount).put("date", date);
    }

    private ObjectNode partner(JsonNode user) {
        var partner = Json.object().put("type", "user").put("transaction_type", "invoice_payment");
        partner.set("user", user);
        return partner.put("invoice_payload", payload);
    }
}
