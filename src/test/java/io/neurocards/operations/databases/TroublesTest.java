package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.DeadLetter;
import io.neurocards.database.journal.Finding;
import io.neurocards.database.journal.JournalState;
import io.neurocards.database.journal.Mark;
import io.neurocards.database.journal.Priority;
import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import io.neurocards.operations.alerts.Level;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final Troubles troubles = new Troubles(95, new OperationsQueueLimits(100, 5_000));
    private final Uptime uptime = new Uptime();

    @Test
    void two_databases_that_are_well_are_no_trouble() {
        assertThat(causes(Mode.FULL_OPERATIONAL, "in_sync", 0L, Duration.ofHours(1)))
                .isEmpty();
    }

    @Test
    void each_mode_but_the_full_one_is_a_trouble_at_once() {
        assertThat(causes(Mode.POSTGRESQL_ONLY, "away", null, Duration.ZERO)).containsExactly("mode-postgresql-only");
        assertThat(causes(Mode.SUPABASE_ONLY, "away", null, Duration.ZERO)).containsExactly("mode-supabase-only");
        assertThat(causes(Mode.CACHE_ONLY, "away", null, Duration.ofSeconds(6))).containsExactly("mode-cache-only");
    }

    @Test
    void reduced_durability_is_told_after_five_minutes() {
        assertThat(causes(Mode.POSTGRESQL_ONLY, "away", null, Duration.ofMinutes(5)))
                .doesNotContain("reduced-durability");
        assertThat(causes(Mode.POSTGRESQL_ONLY, "away", null, Duration.ofMinutes(6)))
                .contains("reduced-durability");
    }

    @Test
    void a_copy_that_lacks_entries_for_more_than_five_seconds_is_told_until_it_has_them() {
        var first = causes(Mode.POSTGRESQL_ONLY, "following", 9L, Duration.ZERO);
        var soon = causes(Mode.POSTGRESQL_ONLY, "following", 9L, Duration.ofSeconds(5));
        var late = causes(Mode.POSTGRESQL_ONLY, "following", 9L, Duration.ofSeconds(6));
        var there = causes(Mode.POSTGRESQL_ONLY, "following", 0L, Duration.ofSeconds(7));

        assertThat(first).doesNotContain("behind");
        assertThat(soon).doesNotContain("behind");
        assertThat(late).contains("behind");
        assertThat(there).doesNotContain("behind");
    }

    @Test
    void more_than_a_hundred_waiting_operations_and_a_journal_more_than_half_full_are_told() {
        assertThat(waiting(100)).isEmpty();
        assertThat(waiting(101)).containsExactly("operations-waiting");
        assertThat(waiting(5_001)).containsExactly("journal-half-full");
    }

    @Test
    void from_how_many_operations_on_it_is_told_and_how_is_as_it_was_set() {
        var strict = new Troubles(95, new OperationsQueueLimits(3, 5));

        assertThat(waiting(strict, 3)).isEmpty();
        assertThat(waiting(strict, 4)).containsExactly("operations-waiting WARNING");
        assertThat(waiting(strict, 6)).containsExactly("journal-half-full CRITICAL");
        assertThatThrownBy(() -> new OperationsQueueLimits(6, 5))
                .hasMessage("ALERT_OPERATIONS_WARNING must not be more than ALERT_OPERATIONS_CRITICAL");
    }

    private List<String> waiting(Troubles limited, int count) {
        return limited.of(look(status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null), journal(count)), START).stream()
                .map(trouble -> trouble.cause() + " " + trouble.level())
                .toList();
    }

    @Test
    void a_database_that_answered_less_than_95_percent_of_the_hours_checks_is_told() {
        for (var look = 0; look < 400; look++) {
            uptime.look(List.of(new DatabaseStatus(
                    Side.PRIMARY, look % 10 == 9 ? "away" : "deciding", START, null, Duration.ZERO, 0L)));
        }

        assertThat(uptime.of(Side.PRIMARY)).isEqualTo(new Uptime.Counted(400, 360, 90, 90));
        assertThat(causes(Mode.FULL_OPERATIONAL, "in_sync", 0L, Duration.ofHours(1)))
                .containsExactly("uptime-primary");
    }

    @Test
    void looks_before_the_first_answer_are_no_downtime() {
        uptime.look(List.of(new DatabaseStatus(Side.BACKUP, "doubtful", START, "not asked yet", Duration.ZERO, null)));

        assertThat(uptime.of(Side.BACKUP).looks()).isZero();
    }

    @Test
    void what_keeps_anybody_from_deciding_is_told() {
        var status = status(Mode.CACHE_ONLY, "away", null, "Both databases have decided alone");

        assertThat(troubles.of(look(status, null), START.plusSeconds(1)))
                .extracting(Trouble::cause)
                .contains("nobody-decides");
    }

    @Test
    void a_damaged_journal_is_a_trouble_that_is_called_for_once_with_what_was_found() {
        var status = status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null);
        var findings = List.of(
                finding(Finding.Kind.TORN_TAIL, "an ordinary crash"),
                finding(Finding.Kind.DAMAGED, "12 records can't be read"));
        var look = new Troubles.Look(
                true, false, status, Watched.Facts.NONE, uptime, journal(0), Journals.LIMIT, findings);
        var calls = new CallBook(Duration.ofHours(4), Duration.ofMinutes(5));

        var found = troubles.of(look, START);
        var called = calls.see(found, START);

        assertThat(found).singleElement().satisfies(trouble -> {
            assertThat(trouble.cause()).isEqualTo("journal-damaged");
            assertThat(trouble.level()).isEqualTo(Level.CRITICAL);
        });
        assertThat(called).singleElement().satisfies(call -> {
            assertThat(call.cause()).isEqualTo("journal-damaged");
            assertThat(TestCallTexts.inMoscow().text(call, Locale.ENGLISH)).contains("12 records can't be read");
        });
        assertThat(calls.see(found, START.plusSeconds(1))).isEmpty();
    }

    @Test
    void a_journal_that_ended_in_a_crash_or_was_mended_is_none() {
        for (var kind : List.of(Finding.Kind.TORN_TAIL, Finding.Kind.REPAIRED, Finding.Kind.COPY_BEHIND)) {
            var look = new Troubles.Look(
                    true,
                    false,
                    status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null),
                    Watched.Facts.NONE,
                    uptime,
                    journal(0),
                    Journals.LIMIT,
                    List.of(finding(kind, "something")));
            assertThat(troubles.of(look, START)).isEmpty();
        }
    }

    private static Finding finding(Finding.Kind kind, String sentence) {
        return new Finding(kind, Path.of("journal"), null, sentence);
    }

    @Test
    void what_expired_waits_for_nobody_and_what_is_dead_does() {
        var operation = journal(1).waiting().getFirst();

        assertThat(letters(new DeadLetter(operation, "expired before anybody could decide", START)))
                .isEmpty();
        assertThat(letters(new DeadLetter(operation, "IOException: a disk is full", START)))
                .containsExactly("dead-letters");
    }

    private List<String> letters(DeadLetter letter) {
        var none = journal(0);
        var state = new JournalState(
                none.register(), none.mark(), none.head(), 0, List.of(), List.of(letter), List.of(), 1, 1);
        return troubles.of(look(status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null), state), START).stream()
                .map(Trouble::cause)
                .toList();
    }

    private List<String> waiting(int count) {
        return troubles.of(look(status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null), journal(count)), START).stream()
                .map(Trouble::cause)
                .toList();
    }

    private List<String> causes(Mode mode, String other, @Nullable Long lag, Duration passed) {
        return troubles.of(look(status(mode, other, lag, null), null), START.plus(passed)).stream()
                .map(Trouble::cause)
                .toList();
    }

    @Test
    void one_database_that_decides_alone_because_that_was_chosen_is_no_trouble_while_the_other_one_follows() {
        assertThat(byChoice("following")).isEmpty();
        assertThat(byChoice("away")).containsExactly("mode-postgresql-only", "reduced-durability");
    }

    private List<String> byChoice(String other) {
        var status = status(Mode.POSTGRESQL_ONLY, other, 0L, null);
        var look = new Troubles.Look(true, true, status, Watched.Facts.NONE, uptime, null, Journals.LIMIT, List.of());
        return troubles.of(look, START.plus(Duration.ofHours(1))).stream()
                .map(Trouble::cause)
                .toList();
    }

    @Test
    void a_pair_is_degraded_while_one_of_two_is_missing_and_one_database_alone_never_is() {
        var full = status(Mode.FULL_OPERATIONAL, "in_sync", 0L, null);
        var alone = status(Mode.POSTGRESQL_ONLY, "away", null, null);
        var following = status(Mode.POSTGRESQL_ONLY, "following", 3L, null);
        var other = status(Mode.SUPABASE_ONLY, "following", 3L, null);

        assertThat(List.of(full, alone, following, other))
                .extracting(status -> Watched.isDegraded(true, false, status))
                .containsExactly(false, true, true, true);
        assertThat(List.of(alone, following, other))
                .as("where answers do not wait for the backup, its following is what was chosen")
                .extracting(status -> Watched.isDegraded(true, true, status))
                .containsExactly(true, false, true);
        assertThat(Watched.isDegraded(false, false, alone)).isFalse();
    }

    private Troubles.Look look(PairStatus status, @Nullable JournalState journal) {
        return new Troubles.Look(true, false, status, Watched.Facts.NONE, uptime, journal, Journals.LIMIT, List.of());
    }

    private static PairStatus status(Mode mode, String other, @Nullable Long lag, @Nullable String trouble) {
        return new PairStatus(
                mode,
                START,
                4,
                Side.PRIMARY,
                List.of(
                        new DatabaseStatus(Side.PRIMARY, "deciding", START, null, Duration.ofMillis(2), 0L),
                        new DatabaseStatus(Side.BACKUP, other, START, null, Duration.ofMillis(3), lag)),
                12,
                mode != Mode.FULL_OPERATIONAL,
                trouble,
                List.of());
    }

    private static JournalState journal(int waiting) {
        var operations = IntStream.range(0, waiting)
                .mapToObj(_ -> new AcceptedOperation(
                        new OperationId(UUID.randomUUID()),
                        new PersonId(UUID.randomUUID()),
                        "website",
                        "videos.order",
                        Priority.NORMAL,
                        START,
                        null,
                        Bytes.of("{}".getBytes(StandardCharsets.UTF_8)),
                        List.of()))
                .toList();
        return new JournalState(
                Register.UNSET,
                new Mark(0, Bytes.NONE),
                new Mark(0, Bytes.NONE),
                0,
                operations,
                List.of(),
                List.of(),
                waiting,
                1);
    }
}
