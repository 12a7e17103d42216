package io.neurocards.sandbox.providers.kie;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One field of a model's input.
 *
 * @param type as in {@code kie-models.txt}
 * @param allowed what stands in the type's brackets
 */
record KieField(String name, boolean required, String type, String allowed) {

    private static final Pattern LINE = Pattern.compile("\\s*([a-z_]+)(!?)\\s+([a-z]+)(?:\\(([^)]*)\\))?\\s*");

    static KieField parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a field of a model: " + line);
        }
        var brackets = parts.group(4);
        return new KieField(
                parts.group(1), !parts.group(2).isEmpty(), parts.group(3), brackets == null ? "" : brackets);
    }

    /** Returns what is wrong with the value, if anything. */
    Optional<String> complaint(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return required ? Optional.of(name + " is required") : Optional.empty();
        }
        return switch (type) {
            case "text" -> text(value);
            case "link" -> unless(isLink(value), "must be a URL");
            case "links" -> links(value);
            case "flag" -> unless(value.isBoolean(), "must be a boolean");
            case "word" ->
                unless(
                        value.isString() && List.of(allowed.split("\\|", -1)).contains(value.stringValue()),
                        "must be one of the strings " + allowed.replace("|", ", "));
            case "digits" ->
                unless(
                        value.isString()
                                && value.stringValue().matches("[1-9]\\d{0,3}")
                                && within(Integer.parseInt(value.stringValue())),
                        "must be a string within " + allowed);
            case "whole" ->
                unless(value.isIntegralNumber() && within(value.doubleValue()), "must be an integer within " + allowed);
            case "number" ->
                unless(value.isNumber() && within(value.doubleValue()), "must be a number within " + allowed);
            case "list" -> unless(value.isArray() && value.size() <= Integer.parseInt(allowed), "must be an array");
            default -> throw new IllegalStateException("Not a type of a field: " + type);
        };
    }

    private Optional<String> text(JsonNode value) {
        if (!value.isString()) {
            return Optional.of(name + " must be a string");
        }
        if (required && value.stringValue().isBlank()) {
            return Optional.of(name + " is required");
        }
        return unless(
                value.stringValue().codePointCount(0, value.stringValue().length()) <= Integer.parseInt(allowed),
                "exceeds " + allowed + " characters");
    }

    private Optional<String> links(JsonNode value) {
        if (!value.isArray()) {
            return Optional.of(name + " must be an array");
        }
        return unless(
                within(value.size()) && value.valueStream().allMatch(KieField::isLink), "must be " + allowed + " URLs");
    }

    private static boolean isLink(JsonNode value) {
        return value.isString() && value.stringValue().matches("https?://[^\\s/]+(/\\S*)?");
    }

    private boolean within(double value) {
        var bounds = allowed.split("\\.\\.", -1);
        return value >= Long.parseLong(bounds[0]) && value <= Long.parseLong(bounds[1]);
    }

    private Optional<String> unless(boolean fine, String what) {
        return fine ? Optional.empty() : Optional.of(name + " " + what);
    }
}
