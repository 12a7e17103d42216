package io.neurocards.database.log;

import static io.neurocards.database.log.FollowerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a log, and what the calls say of what is not. */
class LogTrimTest {

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void entries_that_are_old_and_in_both_databases_go_and_the_rest_stays() {
        edits(6);
        var both = pair.ship();
        edits(3);
        age(7);

        var gone = trim(pair.primary).entries(both, LogTrim.ENTRIES_STAY);

        assertThat(gone).isEqualTo(6);
        assertThat(TestPair.numbers(pair.primary)).containsExactly(7L, 8L, 9L);
        assertThat(number("select count(*) from pair.oplog_change")).isEqualTo(3);
        assertThat(trim(pair.primary).entries(both, LogTrim.ENTRIES_STAY)).isZero();
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void a_young_entry_keeps_all_after_it_and_nothing_goes_by_a_place_that_is_not_there() {
        edits(6);
        var both = pair.ship();
        age(6);
        pair.primary
                .jdbc()
                .sql("update pair.oplog set at = now() where seq = 3")
                .update();

        assertThat(trim(pair.primary).entries(both, LogTrim.ENTRIES_STAY)).isEqualTo(2);

        refused(Refusal.MARK_LOST, () -> trim(pair.primary).entries(new Head(5, both.hash()), Duration.ZERO));
        assertThat(TestPair.numbers(pair.primary)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void more_than_one_batch_goes_and_the_log_goes_on() {
        pair.decisions().act(() -> TestPair.edit(pair.primary, "one"));
        for (var i = 0; i < 2_300; i++) {
            pair.primary
                    .jdbc()
                    .sql("update workers set beat_at = clock_timestamp()")
                    .update();
        }
        var both = pair.ship();

        var gone = trim(pair.primary).entries(both, Duration.ZERO);
        edits(1);

        assertThat(gone).isEqualTo(both.seq());
        assertThat(TestPair.numbers(pair.primary)).containsExactly(both.seq() + 1);
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
    }

    @Test
    void before_its_beginning_a_log_is_not_read_not_undone_and_not_compared() {
        edits(4);
        var early = pair.ship();
        edits(4);
        var both = pair.ship();
        trim(pair.primary).entries(both, Duration.ZERO);

        refused(Refusal.BEFORE_BASE, () -> pair.primary.reader().entriesAfter(early.seq(), 1, both));
        refused(Refusal.MARK_LOST, () -> pair.primary.reader().entriesAfter(both.seq(), 1, early));
        refused(Refusal.BEFORE_BASE, () -> pair.primary.follower().join(2, Side.BACKUP, early));
        assertThat(pair.primary.reader().entriesAfter(both.seq(), 1, both)).isEmpty();
        assertThat(new CommonEntry(pair.primary.jdbc(), pair.backup.jdbc()).find())
                .contains(both);
        assertThat(pair.primary.authority().open(3, both).head()).isEqualTo(both);
    }

    @Test
    void a_copy_that_has_not_come_as_far_has_no_entry_in_common_and_one_that_was_trimmed_takes_a_batch_again() {
        edits(3);
        var early = pair.ship();
        var batch = pair.batchAfter(pair.beginning);
        edits(3);
        var both = pair.primary.head();
        trim(pair.primary).entries(both, Duration.ZERO);

        assertThat(new CommonEntry(pair.primary.jdbc(), pair.backup.jdbc()).find())
                .isEmpty();
        trim(pair.backup).entries(early, Duration.ZERO);
        assertThat(pair.backup.follower().apply(1, Side.PRIMARY, batch)).isEqualTo(early);
    }

    @Test
    void orphans_stay_longer_and_go_with_their_changes() {
        var common = pair.ship();
        edits(5);
        pair.backup.authority().open(2, common);
        pair.primary.follower().join(2, Side.BACKUP, common);
        pair.primary
                .jdbc()
                .sql("update pair.orphan set undone_at = now() - interval '91 days' where seq <= 3")
                .update();

        assertThat(trim(pair.primary).orphans(LogTrim.ORPHANS_STAY)).isEqualTo(3);

        assertThat(number("select count(*) from pair.orphan")).isEqualTo(2);
        assertThat(number("select count(*) from pair.orphan_change")).isEqualTo(2);
    }

    private void edits(int times) {
        for (var i = 0; i < times; i++) {
            TestPair.edit(pair.primary, UUID.randomUUID().toString());
        }
    }

    /** Makes the first entries 15 days old. */
    private void age(int entries) {
        pair.primary
                .jdbc()
                .sql("update pair.oplog set at = at - interval '15 days' where seq <= :last")
                .param("last", entries)
                .update();
    }

    private long number(String question) {
        return pair.primary.jdbc().sql(question).query(Long.class).single();
    }

    private static LogTrim trim(TestPair.Place place) {
        return new LogTrim(place.jdbc());
    }
}
