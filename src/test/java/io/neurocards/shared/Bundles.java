package io.neurocards.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of src/main/resources/messages, in both languages. */
public final class Bundles {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    private Bundles() {}

    public static Properties read(String name, String language) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(name + "_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    /** Both languages have the same texts, none is empty, and each has the same places for facts. */
    public static void assertAlike(String name, Pattern place) throws IOException {
        var russian = read(name, "ru");
        var english = read(name, "en");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(russian.stringPropertyNames()).isNotEmpty().allSatisfy(key -> {
            assertThat(places(place, russian.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(place, english.getProperty(key)));
            assertThat(russian.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        });
    }

    private static Set<String> places(Pattern place, String text) {
        return place.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
