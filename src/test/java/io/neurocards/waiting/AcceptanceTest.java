package io.neurocards.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever wishes something is told when the journal takes no more. No database is there. */
class AcceptanceTest {

    private final PersonId anna = PersonId.at(Instant.EPOCH);
    private final PersonId boris = PersonId.at(Instant.EPOCH.plusMillis(1));

    @TempDir
    Path folder;

    @Test
    void a_full_journal_turns_the_next_one_away_and_knows_the_one_that_it_has() throws Exception {
        try (var journal = NodeJournal.open(settings(1, 0))) {
            var acceptance = acceptance(journal);

            var kept = wish(acceptance, anna, "kept");
            var again = wish(acceptance, anna, "kept");

            assertThat(kept).isInstanceOf(Answer.Pending.class).isEqualTo(again);
            turnedAway(acceptance, boris);
            assertThat(acceptance.kept()).as("a repetition is no second wish").isEqualTo(1);
            assertThat(acceptance.waiting()).isEqualTo(1);
        }
    }

    @Test
    void a_disk_that_is_nearly_full_turns_everybody_away() throws Exception {
        try (var journal = NodeJournal.open(settings(10_000, Long.MAX_VALUE))) {
            turnedAway(acceptance(journal), anna);
            assertThat(journal.state().waiting()).isEmpty();
        }
    }

    @Test
    void whoever_repeats_what_waits_no_more_is_told_what_became_of_it_and_another_wish_by_that_id_is_refused()
            throws Exception {
        try (var journal = NodeJournal.open(settings(10, 0))) {
            var acceptance = acceptance(journal);
            var late = OperationId.named("too late");
            wish(acceptance, anna, "too late");
            wish(acceptance, anna, "hopeless");
            journal.deadLetter(late, WaitedOperations.EXPIRED, Instant.EPOCH);
            journal.deadLetter(OperationId.named("hopeless"), "nobody knows how", Instant.EPOCH);

            assertThat(wish(acceptance, anna, "too late")).isEqualTo(new Answer.Known<>(late, OperationStatus.EXPIRED));
            assertThat(wish(acceptance, anna, "hopeless"))
                    .isEqualTo(new Answer.Known<>(OperationId.named("hopeless"), OperationStatus.DEAD));
            assertThatThrownBy(() -> wish(acceptance, boris, "too late"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
            assertThat(acceptance.kept()).isEqualTo(2);
            assertThat(acceptance.waiting()).isZero();
        }
    }

    private static void turnedAway(Acceptance acceptance, PersonId person) {
        assertThatThrownBy(() -> wish(acceptance, person, "one more"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.WAITING_ROOM_FULL);
                    assertThat(problem.facts())
                            .containsEntry(
                                    "retry_after_seconds",
                                    WaitingRoom.SETTINGS.retryAfter().toSeconds());
                });
    }

    private static Answer<String> wish(Acceptance acceptance, PersonId person, String text) throws IOException {
        return acceptance.of(
                person,
                () -> {
                    throw new UndecidableException();
                },
                () -> Notes.wish(person, text, "test.note." + Priority.NORMAL.level()));
    }

    private static Acceptance acceptance(NodeJournal journal) {
        var notes = new Notes(
                () -> {
                    throw new IllegalStateException("nothing is decided here");
                },
                () -> {
                    throw new IllegalStateException("nothing is written here");
                },
                Priority.NORMAL,
                Optional.empty());
        return new Acceptance(
                () -> journal, () -> Map.of(notes.type(), notes), WaitingRoom.SETTINGS, Clock.systemUTC());
    }

    private JournalSettings settings(int most, long lowDisk) {
        return new JournalSettings(folder, null, 1 << 20, most, lowDisk, JournalSettings.OnDamage.REFUSE);
    }
}
