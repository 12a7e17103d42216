package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.OperatorCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallBookTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private static final Duration COOLDOWN = Duration.ofMinutes(5);

    private final CallBook book = new CallBook(Duration.ofHours(4), COOLDOWN);
    private Instant now = START;

    @Test
    void a_trouble_is_told_once_when_it_begins_and_once_when_it_has_passed() {
        var calls = List.of(
                seeing("mode-cache-only"),
                later(Duration.ofSeconds(1), "mode-cache-only"),
                later(Duration.ofHours(2), "mode-cache-only"),
                later(Duration.ofSeconds(1)),
                later(Duration.ofSeconds(1)));

        assertThat(calls)
                .containsExactly(
                        List.of("mode-cache-only"), List.of(), List.of(), List.of("mode-cache-only passed"), List.of());
    }

    @Test
    void what_comes_and_goes_is_told_at_most_once_in_five_minutes() {
        var calls = new java.util.ArrayList<String>();
        for (var second = 0; second < 290; second += 10) {
            calls.addAll(later(Duration.ofSeconds(5), "orphans"));
            calls.addAll(later(Duration.ofSeconds(5)));
        }

        assertThat(calls).containsExactly("orphans", "orphans passed");
    }

    @Test
    void what_came_back_within_five_minutes_is_told_when_they_are_over_and_it_is_still_there() {
        seeing("behind");
        later(Duration.ofSeconds(10));
        var early = later(Duration.ofSeconds(10), "behind");
        var due = later(COOLDOWN, "behind");
        var passed = later(Duration.ofSeconds(1));

        assertThat(early).isEmpty();
        assertThat(due).containsExactly("behind");
        assertThat(passed).containsExactly("behind passed");
    }

    @Test
    void how_long_nothing_is_told_again_is_as_it_was_set() {
        var brief = new CallBook(Duration.ofHours(4), Duration.ofSeconds(30));
        var found = List.of(new Trouble("behind", Level.WARNING, START, Map.of()));

        assertThat(brief.see(found, START)).hasSize(1);
        assertThat(brief.see(List.of(), START.plusSeconds(10))).hasSize(1);
        assertThat(brief.see(found, START.plusSeconds(29))).isEmpty();
        assertThat(brief.see(found, START.plusSeconds(30))).hasSize(1);
    }

    @Test
    void one_mode_after_another_passes_nothing_until_both_databases_are_back() {
        seeing("mode-postgresql-only");
        var worse = later(Duration.ofSeconds(1), "mode-cache-only");
        var whole = later(Duration.ofSeconds(1));

        assertThat(worse).containsExactly("mode-cache-only");
        assertThat(whole).containsExactly("mode-cache-only passed");
    }

    @Test
    void a_mode_that_follows_untold_does_not_swallow_that_the_told_one_has_passed() {
        seeing("mode-supabase-only");
        seeing("mode-cache-only");
        var again = later(Duration.ofSeconds(10), "mode-supabase-only");
        var whole = later(Duration.ofSeconds(10));

        assertThat(again).isEmpty();
        assertThat(whole).containsExactly("mode-cache-only passed");
    }

    @Test
    void a_mode_that_came_back_is_told_when_the_quiet_is_over_although_another_one_was_told_before() {
        seeing("mode-supabase-only");
        seeing("mode-cache-only");
        later(Duration.ofSeconds(10), "mode-supabase-only");
        var due = later(COOLDOWN, "mode-supabase-only");
        var whole = later(Duration.ofSeconds(10));

        assertThat(due).containsExactly("mode-supabase-only");
        assertThat(whole).containsExactly("mode-supabase-only passed");
    }

    @Test
    void what_is_critical_is_told_again_every_four_hours_and_a_worsening_at_once() {
        seeing("behind");
        var worse = seen(Level.CRITICAL, Duration.ofSeconds(1));
        var soon = seen(Level.CRITICAL, Duration.ofHours(3));
        var reminded = seen(Level.CRITICAL, Duration.ofHours(1));

        assertThat(worse).containsExactly("behind");
        assertThat(soon).isEmpty();
        assertThat(reminded).containsExactly("behind");
    }

    private List<String> seen(Level level, Duration passed) {
        now = now.plus(passed);
        return book.see(List.of(new Trouble("behind", level, now, Map.of())), now).stream()
                .map(OperatorCall::cause)
                .toList();
    }

    @Test
    void it_keeps_when_a_trouble_began_however_its_facts_change() {
        seeing("behind");
        later(Duration.ofSeconds(30), "behind");

        assertThat(book.open()).singleElement().extracting(Trouble::since).isEqualTo(START);
    }

    private List<String> later(Duration passed, String... causes) {
        now = now.plus(passed);
        return seeing(causes);
    }

    private List<String> seeing(String... causes) {
        var troubles = java.util.Arrays.stream(causes)
                .map(cause -> new Trouble(cause, Level.WARNING, now, Map.of()))
                .toList();
        return book.see(troubles, now).stream()
                .map(call -> call.cause() + (call.isOver() ? " passed" : ""))
                .toList();
    }
}
