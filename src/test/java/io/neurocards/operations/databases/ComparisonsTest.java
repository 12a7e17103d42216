package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.RunningPair;
import io.neurocards.database.whole.BothDatabases;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.operations.alerts.Finding;
import io.neurocards.operations.alerts.Level;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Until;
import io.neurocards.shared.UtcClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two databases at work are compared when one comes back, at night and when asked for; what differs is named until it does not. */
@Thorough
class ComparisonsTest {

    @TempDir
    private Path folder;

    private final Ahead clock = new Ahead();
    private RunningPair running;
    private Switches switches;
    private Comparisons comparisons;
    private CompareDatabases job;

    /** The time, or later. */
    private static final class Ahead extends UtcClock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(by);
        }
    }

    private void run() throws Exception {
        running = RunningPair.over(TestPair.unopened(), folder);
        running.awaitMode(Mode.FULL_OPERATIONAL);
        switches = new Switches(running.decisions(), new SwitchRows(running.jdbc()), "node-1");
        comparisons = new Comparisons(running.jdbc(), JsonMapper.builder().build());
        var both = new BothDatabases(running.databases.primary.dataSource(), running.databases.backup.dataSource());
        var noon = ZoneOffset.ofHours(
                12 - Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getHour());
        job = new CompareDatabases(
                new ComparisonRun(watched(), both, clock), comparisons, running.decisions(), noon, clock);
    }

    private WatchedPair watched() {
        return new WatchedPair(running.pair());
    }

    @AfterEach
    void close() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void after_a_return_and_each_night_both_are_compared_once_and_are_equal_table_by_table() throws Exception {
        run();
        job.run();
        running.databases.backup.refuse();
        running.awaitMode(Mode.POSTGRESQL_ONLY);
        put("alone");
        later(Duration.ofHours(31));
        job.run();
        assertThat(kept()).as("one is away: neither a difference nor a try").isEqualTo(1);
        later(Duration.ZERO);
        running.databases.backup.accept();
        running.awaitMode(Mode.FULL_OPERATIONAL);
        hear();

        job.run();
        assertThat(kept()).as("it is not settled yet").isEqualTo(1);
        later(Duration.ofMinutes(11));
        job.run();
        job.run();

        var back = comparisons.latest().orElseThrow();
        assertThat(kept()).isEqualTo(2);
        assertThat(back.reason()).isEqualTo(KeptComparison.RETURN);
        assertThat(back.outcome()).isEqualTo(KeptComparison.EQUAL);
        assertThat(back.compared()).isGreaterThan(30);
        assertThat(running.databases
                        .backup
                        .jdbc()
                        .sql("select t ->> 'copy_rows' || ' ' || (t ->> 'expected_checksum' = t ->> 'copy_checksum')"
                                + " from database_comparisons c, jsonb_array_elements(c.tables) t"
                                + " where t ->> 'table' = 'workers' order by c.started_at desc limit 1")
                        .query(String.class)
                        .single())
                .as("it stands in the other database, too")
                .isEqualTo("1 true");

        later(Duration.ofHours(8));
        job.run();
        assertThat(kept()).as("it is evening").isEqualTo(2);
        later(Duration.ofHours(17));
        job.run();
        assertThat(comparisons.latest().orElseThrow().reason()).isEqualTo(KeptComparison.NIGHTLY);
    }

    @Test
    void a_row_that_was_changed_behind_the_logs_back_is_named_and_told_until_it_is_as_it_was() throws Exception {
        run();
        put("honest");
        var desk = new ComparisonDesk(watched(), comparisons, books(), clock);
        var rule = new DatabasesDiffer(comparisons);
        rename("forged");

        desk.order(Operator.byAdminToken());
        desk.order(Operator.byAdminToken());
        job.run();

        var found = Reporting.comparison(comparisons.latest().orElseThrow());
        assertThat(found.why()).isEqualTo("command");
        assertThat(found.outcome()).isEqualTo("different");
        assertThat(found.differing()).containsExactly("workers");
        assertThat(found.details()).hasSize(1);
        assertThat(found.details().getFirst().rows()).hasSize(1).allMatch(row -> row.endsWith(" changed"));
        assertThat(found.details().getFirst().copyChecksum())
                .isNotEqualTo(found.details().getFirst().expectedChecksum());
        var finding = new Finding(Level.CRITICAL, Map.of("count", 1, "tables", "workers"));
        assertThat(rule.look(clock.instant())).contains(finding);
        later(Duration.ofHours(1));
        job.run();
        assertThat(rule.look(clock.instant())).as("until a later one is equal").contains(finding);
        assertThat(audited()).isEqualTo(2);

        rename("honest");
        desk.order(Operator.byAdminToken());
        job.run();
        assertThat(comparisons.latest().orElseThrow().outcome()).isEqualTo("equal");
        assertThat(rule.look(clock.instant())).isEmpty();
        assertThat(comparisons.isAskedFor()).isFalse();
    }

    @Test
    void a_database_that_goes_meanwhile_is_no_difference_and_it_is_tried_again_when_it_is_back() throws Exception {
        run();
        var rule = new DatabasesDiffer(comparisons);
        var backup = running.databases.backup;
        try (var locker = java.sql.DriverManager.getConnection(backup.address());
                var statement = locker.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            locker.setAutoCommit(false);
            statement.execute("lock table workers in access exclusive mode");
            var made = executor.submit(() -> {
                job.run();
                return true;
            });
            Until.holds(
                    () -> "the comparison waits for the lock",
                    Duration.ofSeconds(30),
                    () -> backup.jdbc()
                            .sql("select exists (select from pg_locks l join pg_class c on c.oid = l.relation"
                                    + " where c.relname = 'workers' and l.mode = 'AccessShareLock' and not l.granted)")
                            .query(Boolean.class)
                            .single());
            // Whoever ends all sessions may end the one that holds the lock first, and the comparison is done before
            // its turn.
            statement.execute("select pg_terminate_backend(l.pid) from pg_locks l join pg_class c on c.oid = l.relation"
                    + " where c.relname = 'workers' and not l.granted");
            backup.refuse();
            assertThat(made.get()).isTrue();
        }

        assertThat(comparisons.brokenOff().orElseThrow().note()).isNotEmpty();
        assertThat(comparisons.latest()).isEmpty();
        assertThat(rule.look(clock.instant())).isEmpty();
        backup.accept();
        running.awaitMode(Mode.POSTGRESQL_ONLY);
        running.awaitMode(Mode.FULL_OPERATIONAL);
        hear();
        job.run();
        assertThat(comparisons.latest()).as("not at once").isEmpty();
        later(Duration.ofMinutes(11));
        job.run();

        assertThat(comparisons.latest().orElseThrow().outcome()).isEqualTo("equal");
        assertThat(comparisons.brokenOff()).isEmpty();
    }

    @Test
    void thirty_are_kept_and_where_there_is_one_database_none_can_be_asked_for() {
        try (var database = TestDatabase.fresh()) {
            var rows = new Comparisons(database.jdbc(), JsonMapper.builder().build());
            var decisions = database.decisions(clock);
            var began = clock.instant();
            for (var i = 0; i < 33; i++) {
                var at = began.plusSeconds(i);
                var one = new KeptComparison(
                        java.util.UUID.randomUUID(), "nightly", "equal", at, at, "primary", i, List.of(), 0, null);
                decisions.act(() -> rows.keep(one));
                decisions.act(() -> rows.keep(KeptComparison.brokenOff("nightly", "gone", at, at)));
            }

            assertThat(database.jdbc()
                            .sql("select count(*) filter (where outcome = 'equal') || ' '"
                                    + " || count(*) filter (where outcome = 'broken_off') from database_comparisons")
                            .query(String.class)
                            .single())
                    .isEqualTo("30 1");
            assertThat(rows.latest().orElseThrow().behind()).isEqualTo(32);
            var desk = new ComparisonDesk(
                    new WatchedOne(database.jdbc(), clock),
                    rows,
                    new DatabaseDesk.Books(decisions, TestAudit.on(database.jdbc())),
                    clock);
            assertThatThrownBy(() -> desk.order(Operator.byAdminToken()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NO_BACKUP));
        }
    }

    private void later(Duration by) {
        clock.by = by;
    }

    private void hear() {
        switches.hear(running.pair().status().switches());
        switches.keep();
    }

    private long kept() {
        return running.jdbc()
                .sql("select count(*) from database_comparisons")
                .query(Long.class)
                .single();
    }

    private void put(String name) {
        running.decisions()
                .act(() -> running.jdbc()
                        .sql("insert into workers (id, name, started_at, beat_at)"
                                + " values (gen_random_uuid(), :name, now(), now())")
                        .param("name", name)
                        .update());
    }

    private void rename(String name) {
        running.databases
                .backup
                .jdbc()
                .sql("alter table workers disable trigger pair_capture; update workers set name = '" + name
                        + "'; alter table workers enable trigger pair_capture")
                .update();
    }

    private DatabaseDesk.Books books() {
        return new DatabaseDesk.Books(running.decisions(), TestAudit.on(running.jdbc()));
    }

    private long audited() {
        return running.jdbc()
                .sql("select count(*) from audit_log where action = 'database.compare'")
                .query(Long.class)
                .single();
    }
}
