package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.alerts.Level;
import io.neurocards.shared.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTextsTest {

    private static final Pattern CAUSE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+|orphans|behind)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final CallTexts texts = new CallTexts(ZoneId.of("Europe/Moscow"));

    @Test
    void both_languages_say_the_same_things_with_the_same_facts() throws IOException {
        Bundles.assertAlike("calls", PLACE);
    }

    @Test
    void every_cause_has_its_message_impact_and_action() throws IOException {
        var source = Files.readString(Path.of("src/main/java/io/neurocards/operations/databases/Troubles.java"));
        var causes = CAUSE.matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(cause -> !cause.equals("uptime-"))
                .collect(Collectors.toSet());

        assertThat(causes).hasSizeGreaterThan(10);
        assertThat(Bundles.read("calls", "en").stringPropertyNames())
                .containsAll(causes.stream()
                        .flatMap(cause ->
                                java.util.stream.Stream.of(cause + ".message", cause + ".impact", cause + ".action"))
                        .toList());
    }

    @Test
    void a_call_says_what_since_when_what_it_means_and_what_to_do() {
        var began = Instant.parse("2026-11-21T11:02:00Z");
        var call = new OperatorCall(
                UUID.randomUUID(),
                "mode-supabase-only",
                Level.CRITICAL,
                false,
                began,
                began,
                Map.of("reason", "primary: Connection refused"));

        var text = texts.text(call, Locale.ENGLISH);

        assertThat(texts.subject(call, Locale.ENGLISH)).startsWith("NeuroCards, critical: The backup database decides");
        assertThat(text)
                .contains("Since: 2026-11-21 14:02:00 MSK")
                .contains("primary: Connection refused")
                .contains("What customers notice: ")
                .contains("What to do: ")
                .doesNotContain("{");
    }

    @Test
    void what_has_passed_is_told_with_its_duration() {
        var began = Instant.parse("2026-11-21T11:02:00Z");
        var call = new OperatorCall(
                UUID.randomUUID(),
                "mode-cache-only",
                Level.CRITICAL,
                true,
                began,
                began.plusSeconds(90),
                Map.of("reason", "x"));

        assertThat(texts.text(call, Locale.ENGLISH)).contains("Until: 2026-11-21 14:03:30 MSK, after 90 s");
        assertThat(texts.text(call, Locale.of("ru"))).contains("через 90 с").doesNotContain("{");
    }
}
