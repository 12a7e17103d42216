package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.pair.SwitchReason;
import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.OperatorCall;
import io.neurocards.shared.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTextsTest {

    private static final Pattern CAUSE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+|orphans|behind)\"");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final CallTexts texts = TestCallTexts.inMoscow();

    @Test
    void both_languages_say_the_same_things_with_the_same_facts() throws IOException {
        Bundles.assertAlike("calls", PLACE);
    }

    @Test
    void alerts_have_the_same_words_in_both_languages_and_each_its_message_impact_and_action() throws IOException {
        Bundles.assertAlike("alerts", Pattern.compile("\\{([a-z_]+)}"));
        var keys = Bundles.read("alerts", "en").stringPropertyNames();
        assertThat(keys).allSatisfy(key -> {
            var cause = key.substring(0, key.indexOf('.'));
            assertThat(keys).contains(cause + ".message", cause + ".impact", cause + ".action");
        });
    }

    @Test
    void what_another_release_had_noticed_is_named() {
        var began = Instant.parse("2026-11-21T11:02:00Z");
        var call = new OperatorCall(
                UUID.randomUUID(), null, "of-another-release", Level.CRITICAL, false, began, began, Map.of());

        assertThat(texts.subject(call, Locale.ENGLISH)).isEqualTo("NeuroCards, critical: of-another-release");
        assertThat(texts.text(call, Locale.ENGLISH)).contains("What to do: –");
    }

    @Test
    void what_lasted_long_is_told_in_minutes_and_hours() {
        var began = Instant.parse("2026-11-21T11:02:00Z");
        var texts = TestCallTexts.inMoscow();
        var over = new OperatorCall(
                UUID.randomUUID(),
                null,
                "long-queue",
                Level.WARNING,
                true,
                began,
                began.plusSeconds(2_400),
                Map.of("waiting", 120));

        assertThat(texts.text(over, Locale.ENGLISH)).contains("after 40 min").contains("120 clips are waiting");
    }

    @Test
    void every_reason_of_a_switch_is_told_in_both_languages_and_one_of_another_release_as_it_was_kept()
            throws IOException {
        Bundles.assertAlike("switches", PLACE);
        for (var reason : SwitchReason.values()) {
            assertThat(texts.reason(reason.sentence(), Locale.ENGLISH)).isEqualTo(reason.sentence());
            assertThat(texts.reason(reason.sentence(), Locale.of("ru"))).matches(".*[а-я].*");
        }
        assertThat(texts.reason("something else", Locale.ENGLISH)).isEqualTo("something else");
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
                null,
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
                .contains("Where to look: https://studio.example.com/dashboard")
                .contains("reminded every 4 hours")
                .doesNotContain("{");
    }

    @Test
    void what_has_passed_is_told_with_its_duration() {
        var began = Instant.parse("2026-11-21T11:02:00Z");
        var call = new OperatorCall(
                UUID.randomUUID(),
                null,
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
