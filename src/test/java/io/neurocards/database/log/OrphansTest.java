package io.neurocards.database.log;

import static io.neurocards.database.log.FollowerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** A database that comes back with decisions of its own gives them up exactly, and keeps them to be seen. */
class OrphansTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void what_was_never_confirmed_is_undone_to_the_byte_though_the_product_forbids_to_delete_and_to_go_back() {
        var person = spends(5);
        var common = pair.ship();
        var before = pair.primary.contents();
        orphanEveryKindOfChange(person);
        assertThat(pair.primary.contents()).isNotEqualTo(before);

        pair.backup.authority().open(2, common);
        var joined = pair.primary.follower().join(2, Side.BACKUP, common);

        assertThat(joined).isEqualTo(common);
        assertThat(pair.primary.contents()).isEqualTo(before).isEqualTo(pair.backup.contents());
        assertThat(count("pair.oplog")).isEqualTo(common.seq());
        assertThat(pair.primary
                        .jdbc()
                        .sql("select distinct undone_in_epoch from pair.orphan")
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
        assertThat(count("pair.orphan")).isEqualTo(5);
        assertThat(count("pair.orphan_change")).isGreaterThan(10);
        assertThat(pair.primary
                        .jdbc()
                        .sql("select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'O'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void after_the_undoing_the_same_operations_can_be_decided_by_the_other_and_shipped_back() {
        var person = spends(5);
        var common = pair.ship();
        orphanEveryKindOfChange(person);
        pair.backup.authority().open(2, common);
        pair.primary.follower().join(2, Side.BACKUP, common);

        pair.epoch.set(2);
        var decisions = pair.decisions(pair.backup.dataSource(), (_, _) -> {});
        var ledger = LedgerFixture.ledgerOn(pair.backup.jdbc());
        decisions.act(() -> ledger.hold(person, List.of(new HoldRequest("orphan", Credits.of(2))), NOW));
        TestPair.edit(pair.backup, "two");
        var entries = pair.backup.reader().entriesAfter(common.seq(), 2, common);
        var head = pair.primary.follower().apply(2, Side.BACKUP, entries);

        assertThat(head).isEqualTo(pair.backup.head());
        assertThat(pair.primary.contents()).isEqualTo(pair.backup.contents());
        assertThat(pair.primary.log()).isEqualTo(pair.backup.log());
    }

    @Test
    void the_last_common_entry_is_found_without_reading_the_logs() {
        spends(20);
        var common = pair.ship();
        TestPair.edit(pair.primary, "orphan");
        pair.backup.authority().open(2, common);
        TestPair.edit(pair.backup, "decided elsewhere");
        TestPair.edit(pair.backup, "and another");

        assertThat(new CommonEntry(pair.primary.jdbc(), pair.backup.jdbc()).find())
                .contains(common);
        assertThat(new CommonEntry(pair.backup.jdbc(), pair.primary.jdbc()).find())
                .contains(common);
    }

    @Test
    void joining_goes_upwards_only_and_a_late_message_of_an_old_one_undoes_nothing() {
        spends(3);
        var common = pair.ship();
        pair.backup.authority().open(2, common);
        pair.primary.follower().join(3, Side.BACKUP, common);
        pair.backup.authority().open(3, common);

        var again = pair.primary.follower().join(3, Side.BACKUP, pair.beginning);
        refused(Refusal.FENCED, () -> pair.primary.follower().join(2, Side.BACKUP, pair.beginning));
        refused(Refusal.FENCED, () -> pair.primary.follower().join(9, Side.PRIMARY, pair.beginning));
        refused(Refusal.FENCED, () -> pair.backup.follower().join(3, Side.PRIMARY, pair.beginning));

        assertThat(again).isEqualTo(common);
        assertThat(pair.primary.head()).isEqualTo(common);
        assertThat(pair.backup.head()).isEqualTo(common);
    }

    @Test
    void a_place_that_the_database_does_not_have_is_no_common_one() {
        spends(3);
        var common = pair.ship();
        var foreign = new Head(common.seq(), "ab".repeat(32));

        refused(Refusal.DIVERGED, () -> pair.primary.follower().join(2, Side.BACKUP, foreign));

        assertThat(pair.primary.authority().read().epoch()).isEqualTo(1);
    }

    @Test
    void a_database_that_lost_the_last_confirmed_entry_is_neither_opened_nor_read() {
        spends(3);
        var lost = pair.ship();
        forgetLastEntry(pair.primary);

        refused(Refusal.MARK_LOST, () -> pair.primary.authority().open(2, lost));
        refused(Refusal.MARK_LOST, () -> pair.primary.reader().entriesAfter(0, 1, lost));

        TestPair.edit(pair.primary, "another entry of the same number");
        assertThat(pair.primary.head().seq()).isEqualTo(lost.seq());
        refused(Refusal.MARK_LOST, () -> pair.primary.authority().open(2, lost));
        refused(Refusal.MARK_LOST, () -> pair.primary.reader().entriesAfter(0, 1, lost));
    }

    @Test
    void opening_goes_upwards_only_and_fences_whoever_decides_under_the_old_epoch() {
        pair.primary.authority().open(4, pair.beginning);
        var repeated = pair.primary.authority().open(4, pair.beginning);

        refused(Refusal.FENCED, () -> pair.primary.authority().open(3, pair.beginning));
        refused(Refusal.FENCED, () -> pair.backup.authority().open(1, pair.beginning));

        assertThat(repeated.epoch()).isEqualTo(4);
        assertThat(repeated.isOpen()).isTrue();
    }

    /** Whoever commits while the database becomes a copy is undone or fenced; nothing lies in between. */
    @Test
    void decisions_that_run_into_the_joining_are_all_undone_or_all_refused() throws Exception {
        spends(3);
        var common = pair.ship();
        var before = pair.primary.contents();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var zombies = new ArrayList<Future<?>>();
            for (var zombie = 0; zombie < 8; zombie++) {
                zombies.add(pool.submit(this::decideUntilFenced));
            }
            while (pair.primary.head().seq() < common.seq() + 40) {
                Thread.onSpinWait();
            }

            pair.backup.authority().open(2, common);
            joinAgainstTheStream(common);
            for (var zombie : zombies) {
                zombie.get();
            }
        }

        assertThat(pair.primary.contents()).isEqualTo(before).isEqualTo(pair.backup.contents());
        assertThat(pair.primary.head()).isEqualTo(common);
        assertThat(count("pair.orphan")).isGreaterThanOrEqualTo(40);
        assertThat(count("pair.oplog")).isEqualTo(common.seq());
    }

    private void decideUntilFenced() {
        while (true) {
            try {
                TestPair.edit(pair.primary, UUID.randomUUID().toString());
                pair.primary
                        .jdbc()
                        .sql("update workers set beat_at = clock_timestamp() where name = 'worker'")
                        .update();
            } catch (TransientDataAccessException _) {
                Thread.onSpinWait(); // chosen as the one to give way: tried again
            } catch (DataAccessException fenced) {
                assertThat(fenced).rootCause().hasMessageContaining("FENCED");
                return;
            }
        }
    }

    private void joinAgainstTheStream(Head common) {
        while (true) {
            try {
                pair.primary.follower().join(2, Side.BACKUP, common);
                return;
            } catch (TransientDataAccessException _) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_planned_change_of_the_decider_leaves_no_orphan() {
        spends(3);

        var opened = pair.primary.authority().read().opened();
        var last = pair.primary.authority().close(1, opened).head();
        var shipped = pair.ship();
        pair.backup.authority().open(2, shipped);
        pair.primary.follower().join(2, Side.BACKUP, shipped);

        assertThat(shipped).isEqualTo(last);
        assertThat(count("pair.orphan")).isZero();
        refused(Refusal.FENCED, () -> pair.primary.authority().close(1, opened));
    }

    @Test
    void an_order_to_close_that_comes_late_closes_nothing_that_was_opened_since() {
        var before = pair.primary.authority().read();
        pair.primary.authority().open(1, before.head());

        refused(Refusal.FENCED, () -> pair.primary.authority().close(1, before.opened()));

        assertThat(pair.primary.authority().read().isOpen()).isTrue();
    }

    private PersonId spends(int times) {
        var ledger = LedgerFixture.ledgerOn(pair.primary.jdbc());
        var decisions = pair.decisions();
        var person = PersonId.at(NOW);
        decisions.act(() -> ledger.grant(person, Credits.of(100), "grant:" + person, NOW));
        for (var i = 0; i < times; i++) {
            var reference = person + ":" + i;
            decisions.act(() -> ledger.hold(person, List.of(new HoldRequest(reference, Credits.of(1))), NOW));
        }
        TestPair.edit(pair.primary, "worker");
        return person;
    }

    /** Five transactions: lines of the ledger, an update, an update of the same row with a second change, a deletion. */
    private void orphanEveryKindOfChange(PersonId person) {
        var ledger = LedgerFixture.ledgerOn(pair.primary.jdbc());
        var decisions = pair.decisions();
        decisions.act(() -> ledger.hold(person, List.of(new HoldRequest("orphan", Credits.of(2))), NOW));
        decisions.act(() -> ledger.capture(person, "orphan", NOW));
        decisions.act(() -> {
            pair.primary.jdbc().sql("update workers set name = 'renamed'").update();
            pair.primary.jdbc().sql("update workers set name = 'renamed twice'").update();
            pair.primary.jdbc().sql("""
                            insert into audit_log (id, actor, action, subject, reason, facts, done_at)
                            values (gen_random_uuid(), 'ann', 'test', 's', 'r', '{}', now())
                            """).update();
        });
        pair.primary.jdbc().sql("delete from workers").update();
        decisions.act(() -> ledger.grant(person, Credits.of(1), "late:" + person, NOW));
    }

    private static void forgetLastEntry(TestPair.Place place) {
        place.jdbc()
                .sql("delete from pair.oplog where seq = (select head from pair.authority)")
                .update();
        place.jdbc().sql("""
                        update pair.authority set head = head - 1, hash = (
                            select hash from pair.oplog where seq = (select max(seq) from pair.oplog))
                        """).update();
    }

    private long count(String table) {
        return pair.primary
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
