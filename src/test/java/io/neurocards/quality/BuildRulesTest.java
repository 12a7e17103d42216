package io.neurocards.quality;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What keeps the builds quick and their verdicts the same every time. */
class BuildRulesTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern STARTS =
            Pattern.compile("TestStart\\.product|\"io\\.neurocards\\.NeuroCardsApplication\"|Playwright\\.create");
    private static final String MARK = "@Thorough\n";

    private final Map<String, String> sources = new TreeMap<>();

    BuildRulesTest() throws IOException {
        try (var files = Files.walk(TESTS)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
        }
    }

    @Test
    void who_starts_the_application_or_a_browser_says_so() {
        var starters = starters();

        assertThat(starters).contains("RunningStudio", "StudioProcess", "TestBrowser");
        assertThat(sources.entrySet().stream()
                        .filter(each -> each.getKey().endsWith("Test"))
                        .filter(each -> STARTS.matcher(each.getValue()).find()
                                || names(starters).test(each.getValue()))
                        .filter(not(each -> each.getValue().contains(MARK)))
                        .filter(not(each -> each.getKey().equals(getClass().getSimpleName())))
                        .map(Map.Entry::getKey))
                .as("tests that lack @Thorough")
                .isEmpty();
    }

    @Test
    void most_of_the_classes_are_in_the_quick_build() {
        var thorough = sources.values().stream()
                .filter(source -> source.contains(MARK))
                .count();
        var all =
                sources.keySet().stream().filter(name -> name.endsWith("Test")).count();

        assertThat(thorough).as("thorough of %s test classes", all).isBetween(50L, all / 2);
    }

    /** Of two that capture it at the same time, the one that began last gets what the other one waits for. */
    @Test
    void who_captures_the_console_does_so_alone() {
        assertThat(sources.entrySet().stream()
                        .filter(each -> each.getKey().endsWith("Test")
                                && each.getValue().contains("CapturedOutput ")
                                && !each.getValue().contains("@Isolated")
                                && !each.getValue().contains("@ResourceLock(Resources.SYSTEM_OUT)"))
                        .map(Map.Entry::getKey))
                .as("tests that lack @ResourceLock(Resources.SYSTEM_OUT)")
                .isEmpty();
    }

    /** Returns what the tests share and starts one of the two, itself or by another of them. */
    private Set<String> starters() {
        var found = new HashSet<String>();
        Predicate<String> starts = STARTS.asPredicate();
        while (true) {
            var more = new HashSet<String>();
            for (var each : sources.entrySet()) {
                if (!each.getKey().endsWith("Test") && !found.contains(each.getKey()) && starts.test(each.getValue())) {
                    more.add(each.getKey());
                }
            }
            if (more.isEmpty()) {
                return found;
            }
            found.addAll(more);
            starts = names(found);
        }
    }

    private static Predicate<String> names(Set<String> classes) {
        return Pattern.compile("\\b(" + String.join("|", classes) + ")\\b").asPredicate();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
