package io.neurocards.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.shared.Bundles;
import io.neurocards.videos.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path PAGES = Path.of("src/main/java/io/neurocards/web/pages");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z0-9._-]+)");
    private static final Pattern IN_CODE = Pattern.compile("text\\(\"([a-z0-9.-]+[a-z0-9])\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        Bundles.assertAlike("web", PLACE);
    }

    @Test
    void no_text_is_missing() throws IOException {
        var texts = Bundles.read("web", "ru");
        var all = new TreeSet<>(texts.stringPropertyNames());
        all.addAll(Bundles.read("desk", "ru").stringPropertyNames());
        all.addAll(Bundles.read("desk-growth", "ru").stringPropertyNames());
        all.addAll(Bundles.read("desk-making", "ru").stringPropertyNames());

        assertThat(keys(RESOURCES.resolve("templates"), ".html", IN_TEMPLATE)).isSubsetOf(all);
        assertThat(keys(PAGES, ".java", IN_CODE)).isSubsetOf(texts.stringPropertyNames());
        assertThat(Arrays.stream(Stage.values()).map(stage -> "stage." + stage.text()))
                .isSubsetOf(texts.stringPropertyNames());
    }

    /** In a text with places a straight apostrophe would make the reader see braces. */
    @Test
    void apostrophes_are_typographic() throws IOException {
        assertThat(Bundles.read("web", "en").values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'"));
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
