package io.neurocards.database.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.log.CommonEntry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.whole.Filling.Progress;
import io.neurocards.database.whole.Filling.Rows;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second database is brought to where the deciding one is, while that one decides on. */
@Thorough
class FillingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final TestPair pair = TestPair.unopened();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void an_empty_database_gets_every_row_of_one_moment_and_follows_from_there_while_the_product_decides_on()
            throws InterruptedException {
        decideInEpoch(3);
        spend(20);
        var goOn = new AtomicBoolean(true);
        var product = Thread.ofPlatform().start(() -> spendWhile(goOn));

        var filled = fill(Rows.NONE_EXPECTED, _ -> {});
        var target = pair.backup.authority().read();
        var common = new CommonEntry(pair.primary.jdbc(), pair.backup.jdbc()).find();
        pair.backup.follower().join(3, Side.PRIMARY, filled);
        pair.ship();
        goOn.set(false);
        product.join();
        pair.ship();

        assertThat(target.head()).isEqualTo(filled);
        assertThat(target.epoch()).isEqualTo(2);
        assertThat(target.isOpen()).isFalse();
        assertThat(common).contains(filled);
        assertThat(filled.seq()).isGreaterThan(20);
        assertThat(pair.primary.head().seq()).isGreaterThan(filled.seq());
        assertThat(pair.backup.head()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void a_filled_database_takes_over_and_is_checked_and_captured_as_any_other() {
        decideInEpoch(1);
        var person = spend(3);
        pair.backup.follower().join(1, Side.PRIMARY, fill(Rows.NONE_EXPECTED, _ -> {}));
        var filled = pair.backup.head();

        pair.backup.authority().open(2, filled);
        pair.epoch.set(2);
        var ledger = LedgerFixture.ledgerOn(pair.backup.jdbc());
        pair.decisions(pair.backup.dataSource(), (_, _) -> {})
                .act(() -> ledger.hold(person, List.of(new HoldRequest("there", Credits.of(1))), NOW));

        assertThat(pair.backup.head().seq()).isEqualTo(filled.seq() + 1);
        assertThat(number(pair.backup, "select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'O'"))
                .isZero();
        assertThatThrownBy(() ->
                        pair.backup.jdbc().sql("delete from ledger_entries").update())
                .rootCause()
                .hasMessageNotContaining("FENCED");
    }

    @Test
    void whoever_fills_says_how_far_it_has_come() {
        decideInEpoch(1);
        spend(2);
        var told = new ArrayList<Progress>();

        fill(Rows.NONE_EXPECTED, told::add);

        var last = told.getLast();
        assertThat(told).hasSizeGreaterThan(30).isSortedAccordingTo((a, b) -> Long.compare(a.rowsDone(), b.rowsDone()));
        assertThat(last.tablesDone()).isEqualTo(last.tables());
        assertThat(last.rowsDone()).isEqualTo(last.rows()).isGreaterThan(5);
    }

    @Test
    void a_database_whose_filling_died_is_neither_opened_nor_joined_nor_shipped_to_until_it_is_filled_again() {
        decideInEpoch(1);
        pair.backup.follower().join(1, Side.PRIMARY, pair.primary.head());
        decideInEpoch(2);
        spend(5);
        var before = pair.backup.contents();

        assertThatThrownBy(() -> fill(Rows.NONE_EXPECTED, progress -> {
                    if (progress.tablesDone() > progress.tables() / 2) {
                        throw new IllegalStateException("the machine fails");
                    }
                }))
                .hasMessage("the machine fails");

        var head = pair.backup.head();
        refused(Refusal.UNFINISHED, () -> pair.backup.authority().open(7, head));
        refused(Refusal.UNFINISHED, () -> pair.backup.follower().join(7, Side.PRIMARY, head));
        refused(Refusal.UNFINISHED, () -> pair.backup.follower().apply(1, Side.PRIMARY, List.of()));
        assertThat(pair.backup.contents()).isEqualTo(before);
        assertThat(pair.backup.authority().read().unfinished()).contains("FILL");
        var filled = fill(Rows.NONE_EXPECTED, _ -> {});
        pair.backup.follower().join(2, Side.PRIMARY, filled);
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(pair.backup.authority().read().unfinished()).isEmpty();
    }

    @Test
    void while_a_database_is_being_filled_it_refuses_at_once_and_the_one_who_began_later_wins() {
        decideInEpoch(1);
        spend(5);
        var asked = new AtomicBoolean();

        refused(
                Refusal.FENCED,
                () -> fill(Rows.NONE_EXPECTED, progress -> {
                    if (asked.compareAndSet(false, true)) {
                        refused(
                                Refusal.UNFINISHED,
                                () -> pair.backup.authority().open(7, pair.backup.head()));
                        beginAnother();
                    }
                }));

        assertThat(asked).isTrue();
        assertThat(pair.backup.authority().read().unfinished()).contains("FILL");
    }

    @Test
    void rows_of_its_own_are_thrown_away_only_when_somebody_says_so() {
        decideInEpoch(2);
        spend(3);
        pair.backup.authority().open(1, pair.backup.head());
        pair.backup
                .jdbc()
                .sql("insert into operations (id, type, request_hash, decided_at)"
                        + " values (gen_random_uuid(), 'theirs', sha256(''), now())")
                .update();
        pair.backup.jdbc().sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('video', 'theirs', now(), false, 1)
                        """).update();

        refused(Refusal.NOT_EMPTY, () -> fill(Rows.NONE_EXPECTED, _ -> {}));
        assertThat(pair.backup.authority().read().unfinished()).isEmpty();
        pair.backup.follower().join(2, Side.PRIMARY, fill(Rows.THROWN_AWAY, _ -> {}));

        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(number(pair.backup, "select count(*) from scheduled_tasks")).isZero();
        assertThat(number(pair.backup, "select count(*) from pair.oplog")).isZero();
    }

    @Test
    void only_the_decider_fills_and_nobody_fills_a_database_that_knows_a_later_one() {
        decideInEpoch(1);
        refused(
                Refusal.FENCED,
                () -> new Filling(pair.backup.dataSource(), pair.backup.dataSource()).fill(Rows.THROWN_AWAY, _ -> {}));
        pair.backup.authority().open(2, pair.backup.head());

        refused(Refusal.FENCED, () -> fill(Rows.THROWN_AWAY, _ -> {}));
        pair.primary.follower().join(2, Side.BACKUP, pair.primary.head());
        refused(Refusal.FENCED, () -> fill(Rows.THROWN_AWAY, _ -> {}));

        assertThat(pair.backup.authority().read().isOpen()).isTrue();
    }

    @Test
    void a_database_with_other_columns_is_not_filled() {
        decideInEpoch(1);
        pair.backup.jdbc().sql("alter table workers add column late text").update();

        refused(Refusal.SCHEMA_DIFFERS, () -> fill(Rows.NONE_EXPECTED, _ -> {}));
    }

    private void decideInEpoch(long epoch) {
        pair.epoch.set(epoch);
        pair.primary.authority().open(epoch, pair.primary.head());
    }

    private Head fill(Rows rows, Consumer<Progress> listener) {
        return new Filling(pair.primary.dataSource(), pair.backup.dataSource()).fill(rows, listener);
    }

    private void beginAnother() {
        pair.backup
                .jdbc()
                .sql("select pair.begin_fill(gen_random_uuid(), 1, 1::smallint,"
                        + " (select schema_v from pair.authority), pair.shape(), true)::text")
                .query((_, _) -> "")
                .single();
    }

    private PersonId spend(int times) {
        var ledger = LedgerFixture.ledgerOn(pair.primary.jdbc());
        var decisions = pair.decisions();
        var person = PersonId.at(NOW);
        decisions.act(() -> ledger.grant(person, Credits.of(100), "grant:" + person, NOW));
        for (var i = 0; i < times; i++) {
            var reference = person + ":" + i;
            decisions.act(() -> ledger.hold(person, List.of(new HoldRequest(reference, Credits.of(1))), NOW));
        }
        return person;
    }

    private void spendWhile(AtomicBoolean goOn) {
        while (goOn.get()) {
            spend(5);
        }
    }

    private static long number(TestPair.Place place, String question) {
        return place.jdbc().sql(question).query(Long.class).single();
    }

    private static void refused(Refusal refusal, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        LogRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
