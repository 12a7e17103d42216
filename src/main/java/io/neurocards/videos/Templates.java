package io.neurocards.videos;

import io.neurocards.shared.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the templates, in Russian and English, from a file that an operator may replace. */
public final class Templates {

    private static final String FILE = "templates.yaml";
    private static final List<String> LANGUAGES = List.of("ru", "en");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final Map<Template, Text> texts;

    private Templates(Map<Template, Text> texts) {
        this.texts = texts;
    }

    /**
     * Reads the texts; {@code folder} is where the operator may put a file of the same name.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when a template or a language is missing
     */
    public static Templates read(Path folder) throws IOException {
        var texts = DataFile.read(folder, FILE, Contents.class).templates().stream()
                .collect(Collectors.toMap(
                        text -> Template.ofText(text.id())
                                .orElseThrow(() -> new IllegalStateException("No such template: id=" + text.id())),
                        text -> text));
        for (var template : Template.values()) {
            var text = texts.get(template);
            if (text == null || !text.isComplete()) {
                throw new IllegalStateException("The template is missing or lacks a language: id=" + template.text());
            }
        }
        return new Templates(texts);
    }

    public String title(Template template, String language) {
        return in(text(template).titles(), language);
    }

    public String summary(Template template, String language) {
        return in(text(template).summaries(), language);
    }

    /** Returns the words for a model: the template's own, filled in, at most {@code limit} characters long. */
    String prompt(VideoOrder order, int variant, int limit) {
        var text = text(order.template());
        var variations = Objects.requireNonNull(text.variations().get(order.language()));
        var values = Map.of(
                "product", order.description(),
                "wishes", order.wishes(),
                "prompt", order.prompt(),
                "seconds", Integer.toString(order.seconds()),
                "variation", variations.get(variant % variations.size()));
        var filled = in(text.texts(order.type()), order.language())
                .lines()
                .map(line -> filled(line, values))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return filled.length() <= limit
                ? filled
                : filled.substring(0, filled.offsetByCodePoints(0, cut(filled, limit)));
    }

    /** Replaces each variable once, so that what a customer wrote is never read as a variable itself. */
    private static String filled(String line, Map<String, String> values) {
        var empty = VARIABLE.matcher(line)
                .results()
                .anyMatch(variable -> values.getOrDefault(variable.group(1), "").isEmpty());
        return empty
                ? ""
                : VARIABLE.matcher(line)
                        .replaceAll(variable ->
                                java.util.regex.Matcher.quoteReplacement(values.getOrDefault(variable.group(1), "")));
    }

    private static int cut(String text, int limit) {
        return text.codePointCount(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private Text text(Template template) {
        return Objects.requireNonNull(texts.get(template));
    }

    private static String in(Map<String, String> byLanguage, String language) {
        var text = byLanguage.get(language);
        return text == null ? Objects.requireNonNull(byLanguage.get("en")) : text;
    }

    private record Contents(List<Text> templates) {}

    private record Text(
            String id,
            Map<String, String> titles,
            Map<String, String> summaries,
            Map<String, String> texts,
            @Nullable Map<String, String> neurocard,
            Map<String, List<String>> variations) {

        /** Returns the words for a type of clip; the same for every type when the template has none of its own. */
        Map<String, String> texts(VideoType type) {
            return switch (type) {
                case REELS -> texts;
                case NEUROCARD -> neurocard == null ? texts : neurocard;
            };
        }

        boolean isComplete() {
            return LANGUAGES.stream()
                    .allMatch(language -> titles.containsKey(language)
                            && summaries.containsKey(language)
                            && texts.containsKey(language)
                            && !variations.getOrDefault(language, List.of()).isEmpty());
        }
    }
}
