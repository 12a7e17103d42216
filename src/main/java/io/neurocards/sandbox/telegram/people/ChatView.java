package io.neurocards.sandbox.telegram.people;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.Chat;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.Message;
import io.neurocards.sandbox.telegram.world.Person;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat as its person sees it, as JSON. */
final class ChatView {

    private static final List<String> SHOWN_AS_THEY_ARE = List.of(
            "text",
            "entities",
            "caption",
            "caption_entities",
            "video",
            "document",
            "media_group_id",
            "successful_payment",
            "refunded_payment",
            "reply_to_message");

    private ChatView() {}

    static ObjectNode of(Bot bot, Person person, Instant now) {
        var chat = bot.chat(person.id());
        var view = Json.object().put("revision", chat.revision());
        view.set("person", person(person, chat));
        view.set("bot", bot.user());
        view.put("action", chat.action(now));
        var answers = view.putArray("answers");
        chat.answers()
                .forEach(answer -> answers.addObject()
                        .put("number", answer.number())
                        .put("callback_query_id", answer.queryId())
                        .put("text", answer.text())
                        .put("show_alert", answer.alert())
                        .put("url", answer.url()));
        var messages = view.putArray("messages");
        chat.messages().forEach(message -> messages.add(message(message)));
        return view;
    }

    private static ObjectNode person(Person person, Chat chat) {
        return person.user()
                .put("stars", person.stars())
                .put("started", chat.started())
                .put("blocked", chat.blocked());
    }

    private static ObjectNode message(Message message) {
        var body = message.body();
        var view = Json.object()
                .put("message_id", message.id())
                .put("from", message.fromBot() ? "bot" : "person")
                .put("date", body.path("date").asLong(0))
                .put("edited", message.edited());
        SHOWN_AS_THEY_ARE.stream().filter(body::has).forEach(name -> view.set(name, body.path(name)));
        if (body.has("photo")) {
            view.set("photo", body.path("photo").path(body.path("photo").size() - 1));
        }
        if (body.path("invoice") instanceof ObjectNode invoice) {
            view.set("invoice", invoice.deepCopy().put("paid", message.paid()));
        }
        var buttons = view.putArray("buttons");
        body.path("reply_markup").path("inline_keyboard").forEach(row -> {
            var shown = buttons.addArray();
            row.forEach(button -> shown.add(button(button)));
        });
        return view;
    }

    private static ObjectNode button(JsonNode button) {
        var view = Json.object().put("text", button.path("text").asString(""));
        if (button.has("callback_data")) {
            view.put("data", button.path("callback_data").asString(""));
        }
        if (button.has("url")) {
            view.put("url", button.path("url").asString(""));
        }
        if (button.path("pay").asBoolean(false)) {
            view.put("pay", true);
        }
        return view;
    }
}
