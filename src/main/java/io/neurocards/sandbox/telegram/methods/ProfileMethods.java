package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot says about itself: name, commands, the button beside the text field. */
final class ProfileMethods {

    private static final int MOST_COMMANDS = 100;

    private final Post post;

    ProfileMethods(Post post) {
        this.post = post;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("getme", ProfileMethods::getMe);
        methods.put("getchat", call -> Reply.of(post.place(call).person().chat()));
        methods.put("setmycommands", ProfileMethods::setCommands);
        methods.put(
                "getmycommands",
                call -> Reply.of(call.bot().setting(commandsKey(call)).orElseGet(Json::array)));
        methods.put("deletemycommands", ProfileMethods::deleteCommands);
        methods.put("setchatmenubutton", this::setMenuButton);
        methods.put("getchatmenubutton", this::menuButton);
        text(methods, "name", "name", 64);
        text(methods, "description", "description", 512);
        text(methods, "shortdescription", "short_description", 120);
    }

    private static void text(Map<String, BotMethod> methods, String name, String field, int longest) {
        methods.put("setmy" + name, call -> {
            var value = call.text(field).orElse("");
            if (value.length() > longest) {
                throw BotApiProblem.badRequest("BOT_" + field.toUpperCase(java.util.Locale.ROOT) + "_INVALID");
            }
            call.bot().set(field + ":" + call.text("language_code").orElse(""), Json.string(value));
            return Reply.yes();
        });
        methods.put("getmy" + name, call -> {
            var value =
                    call.bot().setting(field + ":" + call.text("language_code").orElse(""));
            return Reply.of(Json.object().set(field, value.orElseGet(() -> Json.string(""))));
        });
    }

    private static Reply getMe(Call call) {
        return Reply.of(call.bot()
                .user()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false));
    }

    private static Reply setCommands(Call call) {
        var commands = call.json("commands", "list of bot commands")
                .filter(JsonNode::isArray)
                .orElseThrow(() -> BotApiProblem.badRequest("parameter \"commands\" is required"));
        if (commands.size() > MOST_COMMANDS) {
            throw BotApiProblem.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (var command : commands) {
            if (!command.path("command").asString("").matches("/?[a-z0-9_]{1,32}")) {
                throw BotApiProblem.badRequest("BOT_COMMAND_INVALID");
            }
            var description = command.path("description").asString("");
            if (description.isBlank() || description.length() > 256) {
                throw BotApiProblem.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        call.bot().set(commandsKey(call), commands);
        return Reply.yes();
    }

    private static Reply deleteCommands(Call call) {
        call.bot().unset(commandsKey(call));
        return Reply.yes();
    }

    private static String commandsKey(Call call) {
        var scope = call.json("scope", "BotCommandScope JSON object").orElseGet(Json::object);
        var type = scope.path("type").asString("default");
        var chat = type.equals("chat") ? scope.path("chat_id").asString("") : "";
        return "commands:" + type + chat + ":" + call.text("language_code").orElse("");
    }

    private Reply setMenuButton(Call call) {
        var button = call.json("menu_button", "MenuButton")
                .orElseGet(() -> Json.object().put("type", "default"));
        switch (button.path("type").asString("")) {
            case "default", "commands" -> {}
            case "web_app" -> {
                if (!button.path("web_app").path("url").asString("").startsWith("https://")) {
                    throw BotApiProblem.badRequest("menu button Web App URL is invalid: Only HTTPS links are allowed");
                }
            }
            default -> throw BotApiProblem.badRequest("MenuButton has unsupported type");
        }
        call.bot().set(menuKey(call), button);
        return Reply.yes();
    }

    private Reply menuButton(Call call) {
        ObjectNode usual = Json.object().put("type", "commands");
        return Reply.of(call.bot().setting(menuKey(call)).orElse(usual));
    }

    private String menuKey(Call call) {
        return "menu:"
                + (call.text("chat_id").isPresent() ? post.place(call).person().id() : "");
    }
}
