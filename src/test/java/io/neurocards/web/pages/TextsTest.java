package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.videos.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path PAGES = Path.of("src/main/java/io/neurocards/web/pages");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z0-9.-]+)");
    private static final Pattern IN_CODE = Pattern.compile("text\\(\"([a-z0-9.-]+[a-z0-9])\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        var russian = bundle("ru");
        var english = bundle("en");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(russian.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(russian.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void no_text_is_missing_or_empty() throws IOException {
        var texts = bundle("ru");

        assertThat(keys(RESOURCES.resolve("templates"), ".html", IN_TEMPLATE)).isSubsetOf(texts.stringPropertyNames());
        assertThat(keys(PAGES, ".java", IN_CODE)).isSubsetOf(texts.stringPropertyNames());
        assertThat(Arrays.stream(Stage.values()).map(stage -> "stage." + stage.text()))
                .isSubsetOf(texts.stringPropertyNames());
        assertThat(texts.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    /** In a text with places a straight apostrophe would make the reader see braces. */
    @Test
    void apostrophes_are_typographic() throws IOException {
        assertThat(bundle("en").values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'"));
    }

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("messages/web_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> places(String text) {
        return found(PLACE, text);
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(match.groupCount())));
        return found;
    }

    private static Set<String> keys(Path folder, String suffix, Pattern pattern) throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(suffix))
                    .forEach(file -> keys.addAll(found(pattern, read(file))));
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
