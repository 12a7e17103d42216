package io.neurocards.sandbox.telegram.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a bot wants its updates.
 *
 * @param secret sent along as {@code X-Telegram-Bot-Api-Secret-Token}; empty for none
 */
public record Webhook(String url, String secret, int maxConnections) {

    static Webhook of(JsonNode saved) {
        return new Webhook(
                saved.path("url").asString(""),
                saved.path("secret").asString(""),
                saved.path("max_connections").asInt(40));
    }

    ObjectNode saved() {
        return Json.object().put("url", url).put("secret", secret).put("max_connections", maxConnections);
    }
}
