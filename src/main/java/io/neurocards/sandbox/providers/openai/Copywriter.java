package io.neurocards.sandbox.providers.openai;

import io.neurocards.sandbox.telegram.world.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes a document that fits a schema out of the words of the request: other words, another document. */
final class Copywriter {

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    private static final int WORDS_USED = 4;
    private static final Set<String> STOP = Set.of(
            "that", "this", "with", "from", "your", "have", "must", "json", "text", "prompt", "scene", "который",
            "чтобы", "только", "быть", "если", "этот");
    private static final List<String> OPENINGS_RU = List.of("Смотрите сами:", "Вот что я нашла:", "Честно о товаре:");
    private static final List<String> OPENINGS_EN = List.of("See for yourself:", "Look what I found:", "Honestly:");
    private static final List<String> PLACES_RU =
            List.of("у окна утром", "на деревянном столе", "в светлой студии", "на кухне вечером");
    private static final List<String> PLACES_EN =
            List.of("by a window in the morning", "on a wooden table", "in a bright studio", "in an evening kitchen");
    private static final List<String> CAMERAS =
            List.of("slow push-in", "gentle orbit", "handheld close-up", "tilt from below");

    private final SplittableRandom random;
    private final boolean russian;
    private final String things;

    Copywriter(List<String> said) {
        var text = String.join("\n", said);
        this.random = new SplittableRandom(text.hashCode());
        this.russian = text.codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                        .count()
                > text.length() / 4;
        this.things = String.join(" ", chosen(said.getLast()));
    }

    private List<String> chosen(String text) {
        var words = new LinkedHashSet<String>();
        var found = WORD.matcher(text);
        while (found.find()) {
            var word = found.group().toLowerCase(Locale.ROOT);
            if (!STOP.contains(word)) {
                words.add(word);
            }
        }
        var all = new ArrayList<>(words);
        while (all.size() > WORDS_USED) {
            all.remove(random.nextInt(all.size()));
        }
        return all.isEmpty() ? List.of(russian ? "товар" : "product") : all;
    }

    String sentence() {
        return spoken();
    }

    /** Returns a value that {@code schema} allows; {@code name} says what it is about. */
    JsonNode value(JsonNode schema, String name) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        var type = schema.path("type").isArray()
                ? schema.path("type").path(0).asString("string")
                : schema.path("type").asString("object");
        return switch (type) {
            case "string" -> Json.string(fitting(schema, text(name)));
            case "integer" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asInt(1));
            case "number" ->
                JsonNodeFactory.instance.numberNode(schema.path("minimum").asDouble(1));
            case "boolean" -> JsonNodeFactory.instance.booleanNode(false);
            case "array" -> {
                var list = Json.array();
                var count = Math.max(1, schema.path("minItems").asInt(1));
                for (var index = 0; index < count; index++) {
                    list.add(value(schema.path("items"), name));
                }
                yield list;
            }
            default -> {
                var object = Json.object();
                schema.path("properties").forEachEntry((key, inner) -> object.set(key, value(inner, key)));
                yield object;
            }
        };
    }

    private static String fitting(JsonNode schema, String text) {
        var most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.length() <= most ? text : text.substring(0, most);
    }

    private String text(String name) {
        var about = name.toLowerCase(Locale.ROOT);
        if (about.contains("prompt")) {
            return "Vertical 9:16 advertising clip, %s: %s, %s. The product stays exactly as in the photo."
                    .formatted(things, CAMERAS.get(random.nextInt(CAMERAS.size())), pick(PLACES_EN));
        }
        if (about.contains("scene")) {
            return russian
                    ? "Товар (" + things + ") " + pick(PLACES_RU)
                    : "The product (" + things + ") " + pick(PLACES_EN);
        }
        return spoken();
    }

    private String spoken() {
        return russian ? pick(OPENINGS_RU) + " " + things + "." : pick(OPENINGS_EN) + " " + things + ".";
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
