package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.Message;
import io.neurocards.sandbox.telegram.world.Payment;
import io.neurocards.sandbox.telegram.world.Person;
import io.neurocards.sandbox.telegram.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Invoices in Stars, and Stars back. */
final class PaymentMethods {

    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LONGEST_PAYLOAD = 128;
    private static final int MOST_STARS = 100_000;

    private final World world;
    private final Post post;

    PaymentMethods(World world, Post post) {
        this.world = world;
        this.post = post;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendinvoice", this::sendInvoice);
        methods.put("createinvoicelink", this::createLink);
        methods.put("refundstarpayment", this::refund);
        methods.put("getstartransactions", this::transactions);
        methods.put("getmystarbalance", this::balance);
    }

    private Reply sendInvoice(Call call) {
        var invoice = invoice(call);
        var shown = invoice.deepCopy();
        shown.remove("payload");
        shown.put("start_parameter", call.text("start_parameter").orElse(""));
        var sent = post.send(call, true, body -> {
            body.set("invoice", shown);
            body.set("reply_markup", payButton(invoice, language(call)));
        });
        world.keepLink(
                Payment.invoiceKey(
                        call.bot().id(), sent.body().path("chat").path("id").asLong(0), sent.id()),
                invoice);
        return Reply.of(sent.body());
    }

    /** Returns the language of the phone that shows the invoice; groups have none. */
    private String language(Call call) {
        return world.person(call.number("chat_id").orElse(0))
                .map(Person::languageCode)
                .orElse("en");
    }

    /** The button is the app's own, not the bot's: it speaks the language of the phone. */
    private static JsonNode payButton(JsonNode invoice, String language) {
        var word = Locale.forLanguageTag(language).getLanguage().equals("ru") ? "Заплатить" : "Pay";
        var markup = Json.object();
        markup.putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put("text", word + " ⭐️" + invoice.path("total_amount").asLong(0))
                .put("pay", true);
        return markup;
    }

    private Reply createLink(Call call) {
        var invoice = invoice(call);
        var link = "https://t.me/$" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE), 36);
        world.keepLink(link, invoice.put("bot", call.bot().id()));
        return Reply.of(Json.string(link));
    }

    private static ObjectNode invoice(Call call) {
        var title = within(call, "title", LONGEST_TITLE, "TITLE_INVALID");
        var description = within(call, "description", LONGEST_DESCRIPTION, "DESCRIPTION_INVALID");
        var payload = call.required("payload");
        if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
            throw BotApiProblem.badRequest("INVOICE_PAYLOAD_INVALID");
        }
        var currency = call.required("currency");
        if (!currency.equals("XTR") || call.text("provider_token").isPresent()) {
            throw BotApiProblem.badRequest("PAYMENT_PROVIDER_INVALID");
        }
        return Json.object()
                .put("title", title)
                .put("description", description)
                .put("payload", payload)
                .put("currency", currency)
                .put("total_amount", amount(call));
    }

    private static String within(Call call, String field, int longest, String refusal) {
        var value = call.required(field);
        if (value.length() > longest) {
            throw BotApiProblem.badRequest(refusal);
        }
        return value;
    }

    private static long amount(Call call) {
        var prices = call.json("prices", "prices JSON object")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> BotApiProblem.badRequest("parameter \"prices\" is required"));
        if (prices.size() != 1) {
            throw BotApiProblem.badRequest("STARS_INVOICE_INVALID");
        }
        var price = prices.path(0);
        var amount = price.path("amount").asLong(0);
        if (price.path("label").asString("").isEmpty()) {
            throw BotApiProblem.badRequest("can't parse labeled price: label is empty");
        }
        if (amount < 1 || amount > MOST_STARS) {
            throw BotApiProblem.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
        return amount;
    }

    private Reply refund(Call call) {
        var person = world.person(call.number("user_id").orElse(0))
                .orElseThrow(() -> BotApiProblem.badRequest("invalid user_id specified"));
        var charge = call.required("telegram_payment_charge_id");
        Payment payment;
        synchronized (call.bot()) {
            payment = call.bot()
                    .payment(charge)
                    .filter(known -> known.person() == person.id())
                    .orElseThrow(() -> BotApiProblem.badRequest("CHARGE_ID_INVALID"));
            if (payment.refundedAt() != 0) {
                throw BotApiProblem.badRequest("CHARGE_ALREADY_REFUNDED");
            }
            call.bot().keep(payment.refunded(post.now()));
        }
        world.pay(person.id(), payment.amount());
        var body = Message.empty();
        body.set("from", person.user());
        body.set("chat", person.chat());
        body.put("date", post.now());
        body.set("refunded_payment", payment.facts());
        var message = call.bot().chat(person.id()).add(body);
        world.tell(call.bot(), "message", message.body(), person.id());
        return Reply.yes();
    }

    private Reply transactions(Call call) {
        var all = call.bot().payments().stream()
                .flatMap(payment -> payment.transactions(
                        world.person(payment.person()).orElseThrow().user()))
                .sorted(Comparator.comparingLong(
                        transaction -> transaction.path("date").asLong(0)))
                .skip(Math.max(0, call.number("offset").orElse(0)))
                .limit(Math.clamp(call.number("limit").orElse(100), 1, 100))
                .toList();
        return Reply.of(Json.object().set("transactions", Json.array().addAll(all)));
    }

    private Reply balance(Call call) {
        var stars = call.bot().payments().stream()
                .filter(payment -> payment.refundedAt() == 0)
                .mapToLong(Payment::amount)
                .sum();
        return Reply.of(Json.object().put("amount", stars));
    }
}
