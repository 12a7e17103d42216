package io.neurocards.videos;

import io.neurocards.shared.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of the templates, in Russian and English, from a file that an operator may replace. */
public final class Templates {

    private static final String FILE = "templates.yaml";
    private static final List<String> LANGUAGES = List.of("ru", "en");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");

    private final Map<Template, Text> texts;
    private final Map<String, String> scenario;

    private Templates(Map<Template, Text> texts, Map<String, String> scenario) {
        this.texts = texts;
        this.scenario = scenario;
    }

    /**
     * Reads the texts; {@code folder} is where the operator may put a file of the same name.
     *
     * @throws IOException when the file can't be read
     * @throws IllegalStateException when a template or a language is missing
     */
    public static Templates read(Path folder) throws IOException {
        var contents = DataFile.read(folder, FILE, Contents.class);
        var texts = contents.templates().stream()
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
        var scenario = contents.scenario();
        if (scenario == null || !scenario.keySet().containsAll(LANGUAGES)) {
            throw new IllegalStateException("The words for a scenario are missing or lack a language");
        }
        return new Templates(texts, scenario);
    }

    public String title(Template template, String language) {
        return in(text(template).titles(), language);
    }

    public String summary(Template template, String language) {
        return in(text(template).summaries(), language);
    }

    /**
     * What an operator is to see of a template, each by language.
     *
     * @param texts what a clip of it is asked for with, with the places that are filled in
     * @param rules what ends every prompt of it
     * @param variations what tells the clips of one order apart
     */
    public record Words(
            Template template,
            Map<String, String> titles,
            Map<String, String> summaries,
            Map<String, String> texts,
            Map<String, String> rules,
            Map<String, List<String>> variations) {}

    /** Returns all templates as they are read from the file, in the order in which customers see them. */
    public List<Words> all() {
        return Arrays.stream(Template.values())
                .map(template -> {
                    var text = text(template);
                    return new Words(
                            template,
                            text.titles(),
                            text.summaries(),
                            text.texts(),
                            Objects.requireNonNull(text.rules()),
                            text.variations());
                })
                .toList();
    }

    /** Returns the template's own words, filled in, without the rules that end every prompt. */
    String body(Story story, int variant) {
        return filled(
                in(text(story.template()).texts(story.type()), story.language()),
                Map.of(
                        "product", story.product(),
                        "wishes", story.wishes(),
                        "prompt", story.prompt(),
                        "seconds", Integer.toString(story.seconds()),
                        "variation", variation(story, variant)));
    }

    /** Returns the words for a scenario; {@code variation} is empty for the clip that is to be exactly so. */
    String body(Story story, String scene, String spoken, String variation) {
        return filled(
                in(scenario, story.language()),
                Map.of(
                        "product", story.product(),
                        "scene", scene,
                        "spoken", spoken,
                        "seconds", Integer.toString(story.seconds()),
                        "variation", variation));
    }

    /** Returns what must be true of every clip, whoever wrote its prompt. */
    String rules(Template template, String language) {
        return in(Objects.requireNonNull(text(template).rules()), language);
    }

    /** Returns hero, place and mood of one clip of several. */
    String variation(Story story, int variant) {
        var variations =
                Objects.requireNonNull(text(story.template()).variations().get(story.language()));
        return variations.get(variant % variations.size());
    }

    /** Returns what a writer is told, with at most {@code room} characters to write; nothing when none is to be asked. */
    Optional<String> writer(Story story, int room) {
        var text = text(story.template());
        var values = Map.of(
                "seconds", Integer.toString(Math.min(14, story.seconds())),
                "language", story.language().equals("ru") ? "Russian" : "English",
                "room", Integer.toString(room));
        return Optional.ofNullable(text.writer(story.type())).map(writer -> filled(writer, values));
    }

    private static String filled(String text, Map<String, String> values) {
        return text.lines()
                .map(line -> filledLine(line, values))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Replaces each variable once, so that what a customer wrote is never read as a variable itself. */
    private static String filledLine(String line, Map<String, String> values) {
        var empty = VARIABLE.matcher(line)
                .results()
                .anyMatch(variable -> values.getOrDefault(variable.group(1), "").isEmpty());
        return empty
                ? ""
                : VARIABLE.matcher(line)
                        .replaceAll(variable -> Matcher.quoteReplacement(values.getOrDefault(variable.group(1), "")));
    }

    private Text text(Template template) {
        return Objects.requireNonNull(texts.get(template));
    }

    private static String in(Map<String, String> byLanguage, String language) {
        var text = byLanguage.get(language);
        return text == null ? Objects.requireNonNull(byLanguage.get("en")) : text;
    }

    private record Contents(@Nullable Map<String, String> scenario, List<Text> templates) {}

    private record Text(
            String id,
            Map<String, String> titles,
            Map<String, String> summaries,
            Map<String, String> texts,
            @Nullable Map<String, String> neurocard,
            @Nullable Map<String, String> rules,
            @Nullable String writer,
            @Nullable String writerNeurocard,
            Map<String, List<String>> variations) {

        /** Returns the words for a type of clip; the same for every type when the template has none of its own. */
        Map<String, String> texts(VideoType type) {
            return switch (type) {
                case REELS -> texts;
                case NEUROCARD -> neurocard == null ? texts : neurocard;
            };
        }

        @Nullable
        String writer(VideoType type) {
            return switch (type) {
                case REELS -> writer;
                case NEUROCARD -> writer == null || writerNeurocard == null ? writer : writer + "\n" + writerNeurocard;
            };
        }

        boolean isComplete() {
            return LANGUAGES.stream()
                    .allMatch(language -> titles.containsKey(language)
                            && summaries.containsKey(language)
                            && texts.containsKey(language)
                            && rules != null
                            && rules.containsKey(language)
                            && !variations.getOrDefault(language, List.of()).isEmpty());
        }
    }
}
