package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.Bot;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a method.
 *
 * @param fields the parameters as text; what was an array or an object is JSON
 * @param uploads the files by the names of their parts
 */
public record Call(Bot bot, Map<String, String> fields, Map<String, Upload> uploads) {

    /** Returns the fields of a JSON object as parameters. */
    public static Map<String, String> fields(ObjectNode object) {
        var fields = new HashMap<String, String>();
        object.properties().forEach(field -> {
            var value = field.getValue();
            if (!value.isNull()) {
                fields.put(field.getKey(), value.isString() ? value.asString("") : Json.text(value));
            }
        });
        return fields;
    }

    /** Returns the parameter, unless it is missing or empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> BotApiProblem.badRequest("parameter \"" + name + "\" is required"));
    }

    /** Returns the parameter when it is a number. */
    OptionalLong number(String name) {
        try {
            return text(name)
                    .map(value -> OptionalLong.of(Long.parseLong(value.strip())))
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean flag(String name) {
        var value = fields.getOrDefault(name, "");
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1");
    }

    /**
     * Returns the parameter as JSON.
     *
     * @param what how the refusal calls it, such as {@code reply keyboard markup JSON object}
     */
    Optional<JsonNode> json(String name, String what) {
        try {
            return text(name).map(Json::read).filter(value -> !value.isNull());
        } catch (JacksonException e) {
            throw BotApiProblem.badRequest("can't parse " + what);
        }
    }
}
