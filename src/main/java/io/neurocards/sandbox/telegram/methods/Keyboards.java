package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks {@code reply_markup} as the real server does. */
final class Keyboards {

    private static final List<String> ACTIONS = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");
    private static final int MOST_BUTTONS = 100;
    private static final int LONGEST_DATA = 64;

    private Keyboards() {}

    /** Returns the markup of a message to send. */
    static Optional<JsonNode> of(Call call, boolean invoice) {
        var markup = call.json("reply_markup", "reply keyboard markup JSON object");
        markup.ifPresent(given -> {
            if (!(given instanceof ObjectNode)) {
                throw BotApiProblem.badRequest("object expected as reply markup");
            }
            check(given, invoice);
        });
        return markup.filter(given -> !given.isEmpty());
    }

    /** Returns the markup of a message to edit: only buttons below the message. */
    static Optional<JsonNode> inline(Call call) {
        var markup = of(call, false);
        markup.filter(given -> !given.has("inline_keyboard")).ifPresent(_ -> {
            throw BotApiProblem.badRequest("inline keyboard expected");
        });
        return markup.filter(given -> !given.path("inline_keyboard").isEmpty());
    }

    private static void check(JsonNode markup, boolean invoice) {
        var rows = markup.path("inline_keyboard");
        if (rows.isMissingNode()) {
            return;
        }
        if (!rows.isArray()) {
            throw BotApiProblem.badRequest("field \"inline_keyboard\" must be of type Array");
        }
        var buttons = 0;
        for (var row : rows) {
            if (!row.isArray()) {
                throw BotApiProblem.badRequest("field \"inline_keyboard\" must be an Array of Arrays");
            }
            for (var button : row) {
                check(button, invoice, buttons == 0);
                buttons++;
            }
        }
        if (buttons > MOST_BUTTONS) {
            throw BotApiProblem.badRequest("reply markup is too long");
        }
        if (invoice && buttons > 0 && !rows.path(0).path(0).path("pay").asBoolean(false)) {
            throw BotApiProblem.badRequest("REPLY_MARKUP_BUY_EMPTY");
        }
    }

    private static void check(JsonNode button, boolean invoice, boolean first) {
        if (!button.path("text").isString()) {
            throw unparsable(
                    button.has("text") ? "Field \"text\" must be of type String" : "Can't find field \"text\"");
        }
        if (button.path("text").asString("").isBlank()) {
            throw BotApiProblem.badRequest("inline keyboard button text must be non-empty");
        }
        var actions = ACTIONS.stream().filter(button::has).toList();
        if (actions.isEmpty()
                || (actions.equals(List.of("callback_data")) && data(button).isEmpty())) {
            throw unparsable("Text buttons are unallowed in the inline keyboard");
        }
        if (actions.size() > 1) {
            throw BotApiProblem.badRequest("BUTTON_TYPE_INVALID");
        }
        if (data(button).getBytes(StandardCharsets.UTF_8).length > LONGEST_DATA) {
            throw BotApiProblem.badRequest("BUTTON_DATA_INVALID");
        }
        if (button.has("pay") && !(invoice && first)) {
            throw BotApiProblem.badRequest("BUTTON_TYPE_INVALID");
        }
        checkUrl(button);
    }

    private static void checkUrl(JsonNode button) {
        var url = button.path("url").asString("");
        if (button.has("url") && !url.matches("(?i)(https?|tg|ton)://[^\\s/]+\\S*|[\\w-]+(\\.[\\w-]+)+\\S*")) {
            throw BotApiProblem.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
        var app = button.path("web_app").path("url").asString("");
        if (button.has("web_app") && !app.startsWith("https://")) {
            throw BotApiProblem.badRequest(
                    "inline keyboard button Web App URL '" + app + "' is invalid: Only HTTPS links are allowed");
        }
        var copied = button.path("copy_text").path("text").asString("").length();
        if (button.has("copy_text") && (copied < 1 || copied > 256)) {
            throw BotApiProblem.badRequest("BUTTON_COPY_TEXT_INVALID");
        }
    }

    private static String data(JsonNode button) {
        return button.path("callback_data").asString("");
    }

    private static BotApiProblem unparsable(String why) {
        return BotApiProblem.badRequest("can't parse inline keyboard button: " + why);
    }
}
