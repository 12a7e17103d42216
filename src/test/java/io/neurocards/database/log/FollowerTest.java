package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a copy takes and what it refuses. */
class FollowerTest {

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_batch_that_is_sent_twice_is_taken_once() {
        TestPair.edit(pair.primary, "one");
        TestPair.edit(pair.primary, "two");
        var batch = pair.batchAfter(pair.beginning);

        var first = pair.backup.follower().apply(1, Side.PRIMARY, batch);
        var second = pair.backup.follower().apply(1, Side.PRIMARY, batch);
        var part = pair.backup.follower().apply(1, Side.PRIMARY, batch.subList(0, 1));

        assertThat(first).isEqualTo(pair.primary.head()).isEqualTo(second).isEqualTo(part);
        assertThat(pair.backup.log()).isEqualTo(pair.primary.log());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void overlapping_batches_of_two_racing_shippers_fit_together() {
        for (var i = 0; i < 4; i++) {
            TestPair.edit(pair.primary, "w" + i);
        }
        var all = pair.batchAfter(pair.beginning);

        pair.backup.follower().apply(1, Side.PRIMARY, all.subList(0, 3));
        pair.backup.follower().apply(1, Side.PRIMARY, all.subList(1, 4));

        assertThat(pair.backup.log()).isEqualTo(pair.primary.log());
    }

    @Test
    void a_missing_entry_is_a_gap_and_nothing_of_its_batch_is_taken() {
        for (var i = 0; i < 3; i++) {
            TestPair.edit(pair.primary, "w" + i);
        }
        var all = pair.batchAfter(pair.beginning);

        refused(Refusal.GAP, () -> pair.backup.follower().apply(1, Side.PRIMARY, List.of(all.get(0), all.get(2))));

        assertThat(pair.backup.head()).isEqualTo(pair.beginning);
        assertThat(pair.backup
                        .jdbc()
                        .sql("select count(*) from workers")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void another_epoch_or_another_decider_is_refused_and_so_is_the_decider_itself() {
        TestPair.edit(pair.primary, "one");
        var batch = pair.batchAfter(pair.beginning);

        refused(Refusal.FENCED, () -> pair.backup.follower().apply(0, Side.PRIMARY, batch));
        refused(Refusal.FENCED, () -> pair.backup.follower().apply(2, Side.PRIMARY, batch));
        refused(Refusal.FENCED, () -> pair.backup.follower().apply(1, Side.BACKUP, batch));
        refused(Refusal.FENCED, () -> pair.primary.follower().apply(1, Side.PRIMARY, batch));
        refused(Refusal.FENCED, () -> pair.primary.reader().entriesAfter(0, 2, pair.beginning));
        refused(Refusal.FENCED, () -> pair.backup.reader().entriesAfter(0, 1, pair.beginning));
        assertThat(pair.backup.head()).isEqualTo(pair.beginning);
    }

    @Test
    void a_batch_of_the_old_epoch_that_was_under_way_is_refused_once_the_copy_was_opened() {
        TestPair.edit(pair.primary, "one");
        var batch = pair.batchAfter(pair.beginning);

        pair.backup.authority().open(2, pair.beginning);

        refused(Refusal.FENCED, () -> pair.backup.follower().apply(1, Side.PRIMARY, batch));
        refused(Refusal.FENCED, () -> pair.backup.follower().apply(2, Side.PRIMARY, batch));
    }

    @Test
    void whatever_is_altered_on_the_way_is_noticed() {
        TestPair.edit(pair.primary, "one");
        var entry = pair.batchAfter(pair.beginning).getFirst();

        for (var damage : Map.of(
                        "\"workers\"", "\"alerts\"",
                        "(", "( ",
                        ",one,", ",two,",
                        "\"I\"", "\"D\"",
                        "\"epoch\": 1", "\"epoch\": 0",
                        "\"manual\"", "\"act\"")
                .entrySet()) {
            var damaged = entry.json().replace(damage.getKey(), damage.getValue());
            assertThat(damaged).isNotEqualTo(entry.json());
            refused(
                    Refusal.DIVERGED,
                    () -> pair.backup
                            .follower()
                            .apply(1, Side.PRIMARY, List.of(new Entry(entry.place(), entry.operation(), "", damaged))));
        }
    }

    @Test
    void another_entry_at_a_number_that_the_copy_has_is_no_repetition() {
        TestPair.edit(pair.primary, "one");
        pair.ship();
        try (var other = TestPair.fresh()) {
            TestPair.edit(other.primary, "one");
            var foreign = other.batchAfter(pair.beginning);

            refused(Refusal.DIVERGED, () -> pair.backup.follower().apply(1, Side.PRIMARY, foreign));
        }
    }

    @Test
    void rows_of_another_schema_wait_until_the_copy_is_migrated() {
        pair.primary
                .jdbc()
                .sql("update pair.authority set schema_v = schema_v + 1")
                .update();
        TestPair.edit(pair.primary, "one");

        refused(Refusal.SCHEMA_DIFFERS, pair::ship);

        pair.backup
                .jdbc()
                .sql("update pair.authority set schema_v = schema_v + 1")
                .update();
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
    }

    @Test
    void a_hand_edit_on_the_copy_is_refused() {
        TestPair.edit(pair.primary, "one");
        pair.ship();

        for (var edit : List.of(
                "update workers set name = 'two'",
                "delete from workers",
                "set pair.epoch = '1'; delete from workers")) {
            assertThatThrownBy(() -> pair.backup.jdbc().sql(edit).update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("FENCED");
        }
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void a_copy_that_was_changed_behind_the_logs_back_is_found_out_by_the_next_change_of_that_row() {
        TestPair.edit(pair.primary, "one");
        pair.ship();
        pair.backup
                .jdbc()
                .sql("alter table workers disable trigger pair_capture")
                .update();
        pair.backup.jdbc().sql("delete from workers").update();
        pair.backup
                .jdbc()
                .sql("alter table workers enable trigger pair_capture")
                .update();
        pair.primary.jdbc().sql("update workers set name = 'two'").update();

        refused(Refusal.DIVERGED, pair::ship);
    }

    @Test
    void a_row_that_is_there_already_is_found_out_too() {
        TestPair.edit(pair.primary, "one");
        var id = pair.primary
                .jdbc()
                .sql("select id from workers")
                .query(UUID.class)
                .single();
        for (var change : List.of(
                "alter table workers disable trigger pair_capture",
                "insert into workers (id, name, started_at, beat_at) values ('" + id + "', 'mine', now(), now())",
                "alter table workers enable trigger pair_capture")) {
            pair.backup.jdbc().sql(change).update();
        }

        refused(Refusal.DIVERGED, pair::ship);
    }

    @Test
    void neighbours_are_changed_together_and_rows_that_hand_a_unique_name_on_one_after_the_other() {
        for (var change : List.of(
                "insert into workers values ('00000000-0000-0000-0000-00000000000a', 'x', now(), now())",
                "insert into workers values ('00000000-0000-0000-0000-00000000000b', 'y', now(), now())",
                "update workers set name = 'z' where name = 'x'",
                "update workers set name = 'x' where name = 'y'",
                "delete from workers where name = 'z'",
                "insert into workers values ('00000000-0000-0000-0000-00000000000c', 'z', now(), now())",
                "update workers set name = 'w' where name = 'z'",
                "insert into workers values ('00000000-0000-0000-0000-00000000000d', 'z', now(), now())")) {
            pair.primary.jdbc().sql(change).update();
        }

        pair.ship();

        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(pair.backup.authority().read().overruled()).isZero();
        assertThat(pair.backup
                        .jdbc()
                        .sql("select pair.statements_of(array_agg(c order by l.seq, c.ord))::text"
                                + " from pair.oplog_change c join pair.oplog l using (op_id)")
                        .query(String.class)
                        .single())
                .isEqualTo("{1,1,2,2,3,4,5,6}");
    }

    @Test
    void a_check_that_sees_it_otherwise_than_the_decider_is_overruled_and_counted() {
        pair.primary.jdbc().sql("""
                        insert into maintenances (id, reason, begun_by, begun_at)
                        values (gen_random_uuid(), 'works', 'ann', now())
                        """).update();
        pair.backup.jdbc().sql("""
                        create function refuse_everything() returns trigger language plpgsql as
                        $$ begin raise exception 'not with me'; end $$
                        """).update();
        pair.backup
                .jdbc()
                .sql(
                        "create trigger stubborn before insert on maintenances for each row execute function refuse_everything()")
                .update();
        pair.backup
                .jdbc()
                .sql("create constraint trigger stubborn_too after insert on maintenances deferrable initially deferred"
                        + " for each row execute function refuse_everything()")
                .update();

        pair.ship();

        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(pair.backup.authority().read().overruled()).isEqualTo(1);
        assertThat(pair.backup
                        .jdbc()
                        .sql("select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'O'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** As behind a transaction-mode pooler: no statement may count on what another one left in its session. */
    @Test
    void every_call_may_come_on_a_connection_of_its_own() {
        var primary = JdbcClient.create(withoutPool(pair.primary));
        var backup = JdbcClient.create(withoutPool(pair.backup));
        pair.decisions(withoutPool(pair.primary), (_, _) -> {})
                .act(() -> primary.sql("insert into workers (id, name, started_at, beat_at)"
                                + " values (gen_random_uuid(), 'one', now(), now())")
                        .update());

        var entries = new LogReader(primary).entriesAfter(0, 1, pair.beginning);
        var head = new Follower(backup).apply(1, Side.PRIMARY, entries);
        new Authority(backup).open(2, head);
        var joined = new Follower(primary).join(2, Side.BACKUP, head);

        assertThat(entries).hasSize(1);
        assertThat(joined).isEqualTo(head);
        assertThat(pair.primary.contents()).isEqualTo(pair.backup.contents());
    }

    private static DriverManagerDataSource withoutPool(TestPair.Place place) {
        var pool = place.dataSource();
        return new DriverManagerDataSource(
                pool.getJdbcUrl() + "?prepareThreshold=0", pool.getUsername(), pool.getPassword());
    }

    static void refused(Refusal refusal, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        LogRefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
