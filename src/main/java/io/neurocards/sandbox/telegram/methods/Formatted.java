package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.world.BotApiProblem;
import io.neurocards.sandbox.telegram.world.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text and what is marked in it; offsets and lengths count UTF-16 units. */
public record Formatted(String text, List<Entity> entities) {

    private static final Pattern FOUND_BY_ITSELF =
            Pattern.compile("(?<command>(?<![\\w/<])/[A-Za-z0-9_]{1,64}(@\\w+)?)|(?<url>https?://[^\\s<>\"]+)");

    /** A marked stretch of a text. */
    record Entity(
            String type, int offset, int length, @Nullable String detail) {

        ObjectNode json() {
            var json = Json.object().put("type", type).put("offset", offset).put("length", length);
            if (detail != null) {
                json.put(
                        switch (type) {
                            case "pre" -> "language";
                            case "custom_emoji" -> "custom_emoji_id";
                            default -> "url";
                        },
                        detail);
            }
            return json;
        }

        Entity moved(int by, int textLength) {
            var from = Math.max(0, offset - by);
            var to = Math.min(textLength, offset + length - by);
            return new Entity(type, from, Math.max(0, to - from), detail);
        }

        boolean overlaps(int from, int to) {
            return offset < to && from < offset + length;
        }
    }

    /** Returns what a person typed, with its commands and links marked. */
    public static Formatted plain(String text) {
        return new Formatted(text, List.of()).finished();
    }

    /**
     * Reads the text that {@code field} gives, and its marks from {@code parse_mode} or {@code entitiesField}.
     *
     * @param limit in UTF-16 units, after the marks were read
     */
    static Formatted of(Call call, String field, String entitiesField, int limit, String tooLong) {
        var raw = call.fields().getOrDefault(field, "");
        refuseBrokenCharacters(raw);
        var read = read(call, raw, entitiesField).finished();
        if (read.text.length() > limit) {
            throw BotApiProblem.badRequest(tooLong);
        }
        return read;
    }

    private static Formatted read(Call call, String raw, String entitiesField) {
        var mode = call.text("parse_mode").orElse("").toLowerCase(Locale.ROOT);
        return switch (mode) {
            case "html" -> new HtmlText(raw).read();
            case "markdownv2", "markdown" -> new MarkdownText(raw, mode.equals("markdownv2")).read();
            case "" -> new Formatted(raw, given(call, entitiesField));
            default -> throw BotApiProblem.badRequest("unsupported parse_mode");
        };
    }

    private static List<Entity> given(Call call, String field) {
        var found = new ArrayList<Entity>();
        call.json(field, "entities JSON object")
                .ifPresent(entities -> entities.forEach(entity -> {
                    var detail =
                            entity.path("url").asString(entity.path("language").asString(""));
                    found.add(new Entity(
                            entity.path("type").asString(""),
                            entity.path("offset").asInt(0),
                            entity.path("length").asInt(0),
                            detail.isEmpty() ? null : detail));
                }));
        return found;
    }

    private static void refuseBrokenCharacters(String text) {
        for (var index = 0; index < text.length(); index++) {
            var unit = text.charAt(index);
            if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (Character.isSurrogate(unit)) {
                throw BotApiProblem.badRequest("strings must be encoded in UTF-8");
            }
        }
    }

    /** Cuts the space around, drops empty marks and finds the marks that nobody has to make. */
    private Formatted finished() {
        var start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        var cut = text.substring(start).stripTrailing();
        var marks = new ArrayList<Entity>();
        for (var entity : entities) {
            var moved = entity.moved(start, cut.length());
            if (moved.length > 0) {
                marks.add(moved);
            }
        }
        var found = FOUND_BY_ITSELF.matcher(cut);
        while (found.find()) {
            var from = found.start();
            var to = found.end();
            if (marks.stream().noneMatch(mark -> mark.overlaps(from, to))) {
                marks.add(new Entity(found.group("url") == null ? "bot_command" : "url", from, to - from, null));
            }
        }
        marks.sort(Comparator.comparingInt(Entity::offset)
                .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
        return new Formatted(cut, List.copyOf(marks));
    }

    private ArrayNode json() {
        var array = Json.array();
        entities.forEach(entity -> array.add(entity.json()));
        return array;
    }

    /** Writes this into a message. */
    public void into(ObjectNode message, String field, String entitiesField) {
        message.remove(List.of(field, entitiesField));
        if (!text.isEmpty()) {
            message.put(field, text);
        }
        if (!entities.isEmpty()) {
            message.set(entitiesField, json());
        }
    }
}
