package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.methods.Post.Place;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.telegram.world.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Texts, and what can be done with every message that was sent. */
final class MessageMethods {

    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_TO_DELETE = 100;
    private static final Duration DELETABLE = Duration.ofDays(2);

    private final Post post;

    MessageMethods(Post post) {
        this.post = post;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendmessage", this::sendMessage);
        methods.put("editmessagetext", this::editText);
        methods.put("editmessagereplymarkup", this::editReplyMarkup);
        methods.put("deletemessage", this::delete);
        methods.put("deletemessages", this::deleteAll);
        methods.put("copymessage", this::copy);
        methods.put("forwardmessage", this::forward);
    }

    private Reply sendMessage(Call call) {
        var text = text(call);
        return Reply.of(post.send(call, false, body -> {
                    text.into(body, "text", "entities");
                    call.json("link_preview_options", "link preview options")
                            .ifPresent(options -> body.set("link_preview_options", options));
                })
                .body());
    }

    private static Formatted text(Call call) {
        if (call.text("text").isEmpty()) {
            throw BotApiProblem.badRequest("message text is empty");
        }
        var text = Formatted.of(call, "text", "entities", LONGEST_TEXT, "message is too long");
        if (text.text().isEmpty()) {
            throw BotApiProblem.badRequest("text must be non-empty");
        }
        return text;
    }

    private Reply editText(Call call) {
        var text = text(call);
        var place = post.place(call);
        var message = post.own(call, place);
        if (!message.body().has("text")) {
            throw BotApiProblem.badRequest("there is no text in the message to edit");
        }
        return Reply.of(post.edit(call, place, message, body -> text.into(body, "text", "entities")));
    }

    private Reply editReplyMarkup(Call call) {
        var place = post.place(call);
        return Reply.of(post.edit(call, place, post.own(call, place), _ -> {}));
    }

    private Reply delete(Call call) {
        var place = post.place(call);
        var id = (int) call.number("message_id").orElse(0);
        var message =
                place.chat().message(id).orElseThrow(() -> BotApiProblem.badRequest("message to delete not found"));
        if (tooOld(message)) {
            throw BotApiProblem.badRequest("message can't be deleted for everyone");
        }
        place.chat().delete(id);
        return Reply.yes();
    }

    private boolean tooOld(Message message) {
        return message.body().path("date").asLong(0) < post.now() - DELETABLE.toSeconds();
    }

    private Reply deleteAll(Call call) {
        var place = post.place(call);
        var ids = call.json("message_ids", "message identifiers")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> BotApiProblem.badRequest("message identifiers are not specified"));
        if (ids.isEmpty()) {
            throw BotApiProblem.badRequest("message identifiers are not specified");
        }
        if (ids.size() > MOST_TO_DELETE) {
            throw BotApiProblem.badRequest("too many message identifiers specified");
        }
        for (var id : ids) {
            place.chat()
                    .message(id.asInt(0))
                    .filter(message -> !tooOld(message))
                    .ifPresent(message -> place.chat().delete(message.id()));
        }
        return Reply.yes();
    }

    private Reply copy(Call call) {
        var original = original(call, "message to copy not found");
        if (original.body().has("invoice") || original.body().has("successful_payment")) {
            throw BotApiProblem.badRequest("message can't be copied");
        }
        var sent = post.send(call, false, body -> {
            body.setAll(content(original));
            if (call.fields().containsKey("caption")) {
                Captions.of(call).into(body, "caption", "caption_entities");
            }
        });
        return Reply.of(Json.object().put("message_id", sent.id()));
    }

    private Reply forward(Call call) {
        var original = original(call, "message to forward not found");
        return Reply.of(post.send(call, false, body -> {
                    body.putObject("forward_origin")
                            .put("type", "user")
                            .put("date", original.body().path("date").asLong(0))
                            .set("sender_user", original.body().path("from"));
                    body.setAll(content(original));
                })
                .body());
    }

    private Message original(Call call, String missing) {
        Place from = post.place(call, "from_chat_id");
        return from.chat()
                .message((int) call.number("message_id").orElse(0))
                .orElseThrow(() -> BotApiProblem.badRequest(missing));
    }

    private static tools.jackson.databind.node.ObjectNode content(Message original) {
        var content = original.copy();
        content.remove(List.of(
                "message_id",
                "from",
                "chat",
                "date",
                "edit_date",
                "reply_markup",
                "reply_to_message",
                "media_group_id"));
        return content;
    }
}
