package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Chat;
import io.neurocards.sandbox.telegram.world.Message;
import io.neurocards.sandbox.telegram.world.Person;
import io.neurocards.sandbox.telegram.world.World;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a bot's messages into chats: finds the chat, asks whether the person wants to hear, keeps the rates. */
final class Post {

    private final World world;
    private final Limits limits;
    private final Clock clock;

    Post(World world, Limits limits, Clock clock) {
        this.world = world;
        this.limits = limits;
        this.clock = clock;
    }

    /** A chat to which a bot may refer, and the person in it. */
    record Place(Chat chat, Person person) {}

    /** Returns the chat that {@code chat_id} names, whether or not the person has blocked the bot. */
    Place place(Call call) {
        return place(call, "chat_id");
    }

    Place place(Call call, String field) {
        var given = call.text(field).orElseThrow(() -> BotApiProblem.badRequest(field + " is empty"));
        var id = call.number(field).orElseThrow(() -> BotApiProblem.badRequest("chat not found"));
        if (id == call.bot().id()) {
            throw BotApiProblem.forbidden("bot can't send messages to the bot");
        }
        var person = world.person(id).orElseThrow(() -> BotApiProblem.badRequest("chat not found"));
        var chat = call.bot().chat(id);
        if (given.isBlank() || !chat.started()) {
            throw BotApiProblem.badRequest("chat not found");
        }
        return new Place(chat, person);
    }

    /** Counts messages to write, and refuses when the person does not want any. */
    void permit(Call call, Place place, int messages) {
        if (place.chat().blocked()) {
            throw BotApiProblem.forbidden("bot was blocked by the user");
        }
        limits.count(call.bot(), place.person().id(), messages);
    }

    /** Sends one message. */
    Message send(Call call, boolean invoice, Consumer<ObjectNode> content) {
        var markup = Keyboards.of(call, invoice);
        var place = place(call);
        permit(call, place, 1);
        var body = frame(call.bot(), place.person());
        quote(call, place, body);
        content.accept(body);
        markup.filter(given -> !given.has("remove_keyboard")).ifPresent(given -> body.set("reply_markup", given));
        if (call.flag("protect_content")) {
            body.put("has_protected_content", true);
        }
        return place.chat().add(body);
    }

    private void quote(Call call, Place place, ObjectNode body) {
        var parameters = call.json("reply_parameters", "reply parameters JSON object");
        var wanted = parameters.map(given -> given.path("message_id").asInt(0)).orElseGet(() ->
                (int) call.number("reply_to_message_id").orElse(0));
        if (wanted == 0) {
            return;
        }
        var quoted = place.chat().message(wanted);
        if (quoted.isPresent()) {
            var original = quoted.get().copy();
            original.remove(List.of("reply_to_message", "reply_markup"));
            body.set("reply_to_message", original);
        } else if (!call.flag("allow_sending_without_reply")
                && !parameters
                        .map(given -> given.path("allow_sending_without_reply").asBoolean(false))
                        .orElse(false)) {
            throw BotApiProblem.badRequest("message to be replied not found");
        }
    }

    /** Returns who, where and when of a message from the bot. */
    ObjectNode frame(Bot bot, Person person) {
        var body = Message.empty();
        body.set("from", bot.user());
        body.set("chat", person.chat());
        body.put("date", now());
        return body;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    /** Returns the message of the bot's that {@code message_id} names. */
    Message own(Call call, Place place) {
        var id = call.number("message_id");
        if (id.isEmpty()) {
            throw BotApiProblem.badRequest("message identifier is not specified");
        }
        var message = place.chat()
                .message((int) id.getAsLong())
                .orElseThrow(() -> BotApiProblem.badRequest("message to edit not found"));
        if (!message.fromBot()) {
            throw BotApiProblem.badRequest("message can't be edited");
        }
        return message;
    }

    /** Puts the changed body in the place of the message, unless nothing was changed. */
    JsonNode edit(Call call, Place place, Message message, Consumer<ObjectNode> change) {
        var body = message.copy();
        body.remove("reply_markup");
        change.accept(body);
        Keyboards.inline(call).ifPresent(markup -> body.set("reply_markup", markup));
        if (body.equals(message.body())) {
            throw BotApiProblem.badRequest(
                    "message is not modified: specified new message content and reply markup are "
                            + "exactly the same as a current content and reply markup of the message");
        }
        permit(call, place, 1);
        body.put("edit_date", now());
        return place.chat().replace(body, message.paid()).body();
    }
}
