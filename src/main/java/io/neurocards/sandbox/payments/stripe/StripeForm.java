package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.telegram.world.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Form fields with brackets as a tree; the elements of a list are named 0, 1, 2. */
final class StripeForm {

    private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final int DEEPEST = 8;

    private StripeForm() {}

    static ObjectNode read(String encoded) {
        var tree = Json.object();
        for (var field : encoded.split("&", -1)) {
            if (!field.isEmpty()) {
                var equals = field.indexOf('=');
                put(
                        tree,
                        decode(equals < 0 ? field : field.substring(0, equals)),
                        equals < 0 ? "" : decode(field.substring(equals + 1)));
            }
        }
        return tree;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeProblem.invalid("", "", "Invalid request: the body is not form-encoded");
        }
    }

    private static void put(ObjectNode tree, String name, String value) {
        var parts = parts(name);
        var at = tree;
        for (var part : parts.subList(0, parts.size() - 1)) {
            var next = at.path(key(at, part));
            if (!next.isMissingNode() && !next.isObject()) {
                throw StripeProblem.invalid(name, "", "Invalid object");
            }
            at = next instanceof ObjectNode known ? known : at.putObject(key(at, part));
        }
        at.put(key(at, parts.getLast()), value);
    }

    /** Empty brackets name the next element. */
    private static String key(ObjectNode list, String part) {
        return part.isEmpty() ? String.valueOf(list.size()) : part;
    }

    private static List<String> parts(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            throw StripeProblem.invalid(name, "parameter_unknown", "Received unknown parameter: " + name);
        }
        var parts = new ArrayList<String>();
        parts.add(match.group(1));
        BRACKET.matcher(match.group(2)).results().forEach(bracket -> parts.add(bracket.group(1)));
        if (parts.size() > DEEPEST) {
            throw StripeProblem.invalid(name, "parameter_unknown", "Received unknown parameter: " + name);
        }
        return parts;
    }

    /** Returns the elements of a list. */
    static List<String> texts(JsonNode list) {
        return list.properties().stream()
                .map(entry -> entry.getValue().asString(""))
                .toList();
    }
}
