package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.telegram.world.Json;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads single parameters, and refuses them as Stripe does. */
final class StripeFields {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final int KEYS = 50;
    private static final int KEY_LENGTH = 40;
    private static final int VALUE_LENGTH = 500;
    private static final int LONGEST_ADDRESS = 5000;

    private StripeFields() {}

    /** Refuses whatever has no meaning there; {@code where} is empty at the top. */
    static void allow(JsonNode object, String where, Set<String> names) {
        if (object.isMissingNode()) {
            return;
        }
        if (!object.isObject()) {
            throw StripeProblem.invalid(where, "", "Invalid object");
        }
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> below(where, name))
                .ifPresent(name -> {
                    throw StripeProblem.invalid(name, "parameter_unknown", "Received unknown parameter: " + name);
                });
    }

    static String below(String where, String name) {
        return where.isEmpty() ? name : where + "[" + name + "]";
    }

    static StripeProblem missing(String param) {
        return StripeProblem.invalid(param, "parameter_missing", "Missing required param: " + param + ".");
    }

    /** Returns a text that may be absent, then empty; but not empty when it is sent. */
    static String text(JsonNode object, String where, String name, int most) {
        var value = object.path(name);
        var param = below(where, name);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isString()) {
            throw StripeProblem.invalid(param, "", "Invalid string");
        }
        if (value.stringValue().isEmpty()) {
            throw StripeProblem.invalid(
                    param,
                    "parameter_invalid_empty",
                    "You passed an empty string for '" + param + "'. We assume empty values are an attempt to unset a"
                            + " parameter; however '" + param + "' cannot be unset.");
        }
        if (value.stringValue().length() > most) {
            throw StripeProblem.invalid(param, "", "Invalid string: it must be at most " + most + " characters");
        }
        return value.stringValue();
    }

    static String required(JsonNode object, String where, String name, int most) {
        var text = text(object, where, name, most);
        if (text.isEmpty()) {
            throw missing(below(where, name));
        }
        return text;
    }

    static long number(JsonNode object, String where, String name, long otherwise) {
        var text = text(object, where, name, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw StripeProblem.invalid(below(where, name), "parameter_invalid_integer", "Invalid integer: " + text);
        }
        return Long.parseLong(text);
    }

    static String oneOf(JsonNode object, String name, Set<String> words, String otherwise) {
        var text = text(object, "", name, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!words.contains(text)) {
            var known = String.join(", ", words.stream().sorted().toList());
            throw StripeProblem.invalid(name, "", "Invalid " + name + ": must be one of " + known);
        }
        return text;
    }

    static String address(JsonNode object, String name) {
        var address = text(object, "", name, LONGEST_ADDRESS);
        if (!address.isEmpty() && !isAddress(address)) {
            throw StripeProblem.invalid(name, "url_invalid", "Not a valid URL");
        }
        return address;
    }

    private static boolean isAddress(String address) {
        try {
            var uri = URI.create(address.replace("{CHECKOUT_SESSION_ID}", "cs"));
            return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static ObjectNode metadata(JsonNode object, String where) {
        var param = below(where, "metadata");
        var metadata = object.path("metadata");
        if (metadata.isMissingNode()) {
            return Json.object();
        }
        if (!(metadata instanceof ObjectNode known)) {
            throw StripeProblem.invalid(param, "", "Invalid object");
        }
        if (known.size() > KEYS) {
            throw StripeProblem.invalid(param, "", "Metadata can have up to " + KEYS + " keys");
        }
        known.forEachEntry((key, value) -> {
            if (key.length() > KEY_LENGTH
                    || !value.isString()
                    || value.stringValue().length() > VALUE_LENGTH) {
                throw StripeProblem.invalid(
                        below(param, key), "", "Metadata keys can be up to 40 characters long, values up to 500");
            }
        });
        return known;
    }
}
