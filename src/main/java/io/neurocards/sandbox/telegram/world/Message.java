package io.neurocards.sandbox.telegram.world;

import tools.jackson.databind.node.ObjectNode;

/**
 * A message in a chat. Nobody changes {@code body} once it is here.
 *
 * @param body the Bot API's {@code Message}
 * @param revision grows with every change in the chat
 * @param paid whether it is an invoice that was paid
 */
public record Message(ObjectNode body, long revision, boolean paid) {

    /** Returns a body to fill, whose id comes first. */
    public static ObjectNode empty() {
        return Json.object().put("message_id", 0);
    }

    public int id() {
        return body.path("message_id").asInt(0);
    }

    public boolean fromBot() {
        return body.path("from").path("is_bot").asBoolean(false);
    }

    public boolean edited() {
        return body.has("edit_date");
    }

    /** Returns a copy of the body to change. */
    public ObjectNode copy() {
        return body.deepCopy();
    }
}
