package io.neurocards.database.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.whole.Reconciliation.Comparison;
import io.neurocards.database.whole.Reconciliation.Difference;
import io.neurocards.database.whole.Reconciliation.Difference.Kind;
import io.neurocards.database.whole.Reconciliation.Outcome;
import io.neurocards.shared.Until;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two databases at work are compared, and what somebody changed behind the log's back is named. */
@Thorough
class ReconciliationTest {

    private static final UUID ONE = new UUID(0x019a1fd7a2e87110L, 0x90f2bb9e83139201L);
    private static final UUID TWO = new UUID(0xf19a1fd7a2e87110L, 0x90f2bb9e83139202L);
    private static final UUID THREE = new UUID(0x819a1fd7a2e87110L, 0x90f2bb9e83139203L);

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void two_databases_with_the_same_rows_are_equal_table_by_table() {
        put(ONE);
        pair.ship();

        var report = reconciliation(10).compare();

        assertThat(report.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(report.behind()).isZero();
        assertThat(report.tables()).hasSizeGreaterThan(30).allMatch(Comparison::isEqual);
        assertThat(workers(report).copyRows()).isEqualTo(1);
    }

    @Test
    void what_the_copy_has_yet_to_take_is_no_difference() {
        put(ONE);
        put(TWO);
        pair.ship();
        put(THREE);
        rename(ONE, "renamed");
        rename(ONE, "renamed again");
        pair.primary
                .jdbc()
                .sql("delete from workers where id = :id")
                .param("id", TWO)
                .update();

        var report = reconciliation(10).compare();

        assertThat(report.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(report.behind()).isEqualTo(4);
        assertThat(workers(report))
                .extracting(Comparison::deciderRows, Comparison::copyRows, Comparison::expectedRows)
                .containsExactly(2L, 2L, 2L);
    }

    @Test
    void rows_that_somebody_changed_on_the_copy_are_named_among_those_that_are_only_late() {
        put(ONE);
        put(TWO);
        put(THREE);
        pair.ship();
        var foreign = UUID.randomUUID();
        behindTheLog(pair.backup, "update workers set name = 'forged' where id = '" + ONE + "'");
        behindTheLog(pair.backup, "delete from workers where id = '" + TWO + "'");
        behindTheLog(
                pair.backup,
                "insert into workers (id, name, started_at, beat_at) values ('" + foreign
                        + "', 'foreign', now(), now())");
        rename(THREE, "late");
        put(UUID.randomUUID());

        var report = reconciliation(10).compare();

        assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(report.tables()).filteredOn(table -> !table.isEqual()).containsExactly(workers(report));
        assertThat(workers(report).differing())
                .containsExactlyInAnyOrder(
                        new Difference(ONE, Kind.CHANGED),
                        new Difference(TWO, Kind.MISSING_ON_COPY),
                        new Difference(foreign, Kind.ONLY_ON_COPY));
    }

    @Test
    void a_row_that_was_forged_and_is_also_late_is_named() {
        put(ONE);
        pair.ship();
        behindTheLog(pair.backup, "update workers set name = 'forged'");
        rename(ONE, "late");

        assertThat(workers(reconciliation(10).compare()).differing())
                .containsExactly(new Difference(ONE, Kind.CHANGED));
    }

    @Test
    void no_more_rows_are_named_than_were_asked_for() {
        for (var i = 0; i < 9; i++) {
            put(UUID.randomUUID());
        }
        pair.ship();
        behindTheLog(pair.backup, "update workers set name = name || '!'");

        assertThat(workers(reconciliation(4).compare()).differing()).hasSize(4);
    }

    @Test
    void while_the_product_decides_and_ships_the_databases_are_found_equal_every_time() throws InterruptedException {
        var goOn = new AtomicBoolean(true);
        var product = Thread.ofPlatform().start(() -> {
            while (goOn.get()) {
                put(UUID.randomUUID());
                pair.primary
                        .jdbc()
                        .sql("update workers set beat_at = clock_timestamp()")
                        .update();
                pair.ship();
            }
        });

        for (var i = 0; i < 15; i++) {
            assertThat(reconciliation(3).compare().outcome()).isEqualTo(Outcome.EQUAL);
        }
        goOn.set(false);
        product.join();

        assertThat(pair.primary.head().seq()).isGreaterThan(15);
    }

    @Test
    void a_copy_with_entries_of_its_own_or_another_form_is_not_compared_and_says_why() {
        var common = pair.ship();
        pair.backup.authority().open(2, common);
        put(ONE);

        var reversed = new Reconciliation(pair.backup.dataSource(), pair.primary.dataSource(), 10).compare();
        pair.primary.follower().join(2, Side.BACKUP, common);
        pair.backup.jdbc().sql("alter table workers add column late text").update();

        assertThat(reversed.outcome()).isEqualTo(Outcome.OTHER_LOG);
        assertThat(new Reconciliation(pair.backup.dataSource(), pair.primary.dataSource(), 10)
                        .compare()
                        .outcome())
                .isEqualTo(Outcome.OTHER_FORM);
    }

    @Test
    void one_that_waits_is_called_off_at_once_and_the_database_is_left_alone() throws Exception {
        var reconciliation = reconciliation(3);
        try (var locker = pair.backup.dataSource().getConnection();
                var statement = locker.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            locker.setAutoCommit(false);
            statement.execute("lock table workers in access exclusive mode");
            var made = executor.submit(reconciliation::compare);
            Until.holds(() -> "the comparison waits", Duration.ofSeconds(30), () -> waiting() == 1);

            reconciliation.callOff();

            assertThatThrownBy(() -> made.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            Until.holds(() -> "nobody waits any more", Duration.ofSeconds(30), () -> waiting() == 0);
            locker.rollback();
        }
        assertThatThrownBy(reconciliation::compare).hasStackTraceContaining("called off");
        assertThat(reconciliation(3).compare().outcome()).isEqualTo(Outcome.EQUAL);
    }

    private long waiting() {
        return pair.backup
                .jdbc()
                .sql("select count(*) from pg_locks l join pg_class c on c.oid = l.relation"
                        + " where c.relname = 'workers' and l.mode = 'AccessShareLock' and not l.granted")
                .query(Long.class)
                .single();
    }

    private Reconciliation reconciliation(int most) {
        return new Reconciliation(pair.primary.dataSource(), pair.backup.dataSource(), most);
    }

    private static Comparison workers(Reconciliation.Report report) {
        return report.tables().stream()
                .filter(table -> table.table().equals("workers"))
                .findFirst()
                .orElseThrow();
    }

    private void put(UUID id) {
        pair.primary
                .jdbc()
                .sql("insert into workers (id, name, started_at, beat_at) values (:id, :id::text, now(), now())")
                .param("id", id)
                .update();
    }

    private void rename(UUID id, String name) {
        pair.primary
                .jdbc()
                .sql("update workers set name = :name where id = :id")
                .param("id", id)
                .param("name", name)
                .update();
    }

    private static void behindTheLog(TestPair.Place place, String change) {
        place.jdbc()
                .sql("alter table workers disable trigger pair_capture; " + change
                        + "; alter table workers enable trigger pair_capture")
                .update();
    }
}
