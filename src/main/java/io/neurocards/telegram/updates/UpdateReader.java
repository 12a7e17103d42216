package io.neurocards.telegram.updates;

import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.updates.IncomingUpdate.Presence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes Telegram's JSON apart as far as needed to keep it. Half of a surrogate pair, which PostgreSQL does not store, stays
 * the escape that it was.
 */
final class UpdateReader {

    private final Clock clock;
    private final JsonMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    UpdateReader(Clock clock) {
        this.clock = clock;
    }

    /** What Telegram answers to getUpdates: updates, or why there are none. */
    record Batch(boolean ok, int errorCode, String description, int retryAfterSeconds, List<IncomingUpdate> updates) {}

    /**
     * Reads an answer to getUpdates.
     *
     * @throws JacksonException when it is no JSON
     */
    Batch batch(String answer) {
        var root = json.readTree(answer);
        var updates = new ArrayList<IncomingUpdate>();
        for (var node : root.path("result")) {
            var update = update(node);
            if (update != null) {
                updates.add(update);
            }
        }
        return new Batch(
                root.path("ok").asBoolean(false),
                root.path("error_code").asInt(0),
                root.path("description").asString(""),
                root.path("parameters").path("retry_after").asInt(0),
                List.copyOf(updates));
    }

    /** Returns the update, or null when the text is no update at all. */
    @Nullable
    IncomingUpdate single(byte[] text) {
        try {
            return update(json.readTree(text));
        } catch (JacksonException _) {
            return null; // the failure repeats the text, which is a customer's
        }
    }

    private @Nullable IncomingUpdate update(JsonNode node) {
        if (!node.isObject() || !node.path("update_id").isIntegralNumber()) {
            return null;
        }
        var content = content(node);
        var chat = content.has("chat")
                ? content.path("chat")
                : content.path("message").path("chat");
        var sender = content.path("from").path("id").asLong(0);
        var now = clock.instant();
        return new IncomingUpdate(
                UuidV7.at(now),
                node.path("update_id").asLong(),
                chat.path("id").asLong(sender),
                presence(node, chat),
                node.has("pre_checkout_query"),
                now,
                json.writeValueAsString(node));
    }

    /** Returns the one field beside {@code update_id}. */
    private static JsonNode content(JsonNode update) {
        for (var field : update.properties()) {
            if (field.getValue().isObject()) {
                return field.getValue();
            }
        }
        return update;
    }

    private static Presence presence(JsonNode update, JsonNode chat) {
        if (!chat.path("type").asString("").equals("private")) {
            return Presence.UNKNOWN;
        }
        var status = update.path("my_chat_member").path("new_chat_member").path("status");
        return status.asString("").equals("kicked") ? Presence.GONE : Presence.HERE;
    }
}
