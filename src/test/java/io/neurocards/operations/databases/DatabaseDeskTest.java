package io.neurocards.operations.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.Operator;
import io.neurocards.operations.TestAudit;
import io.neurocards.operations.alerts.AlertLimits;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator does about the databases is written down. */
@Thorough
class DatabaseDeskTest {

    private static final AlertLimits LIMITS = new AlertLimits(50, 100, 1000, 30, 90, 95, 21, 30, 20, 5, 4, 26);

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_synchronisation_stands_in_the_audit_log_with_who_asked_and_what_came_of_it() throws Exception {
        var result = desk().synchronise(Operator.byToken("night shift"));

        assertThat(result).isEqualTo(new SyncResult(7, 1, 2, 0, 0));
        assertThat(database.jdbc().sql("""
                                select actor || ' ' || action || ' ' || subject || ' ' || (facts ->> 'processed')
                                    || (facts ->> 'failed') || (facts ->> 'remaining') || (facts ->> 'shipped') || (facts ->> 'lag')
                                from audit_log
                                """).query(String.class).list())
                .containsExactly("admin:night shift database.sync databases 71200");
    }

    @Test
    void while_no_database_can_be_asked_it_is_done_all_the_same() throws Exception {
        var desk = desk();
        database.dataSource().setConnectionTimeout(500);
        database.goesAway();
        try {
            assertThat(desk.synchronise(Operator.byAdminToken())).isEqualTo(new SyncResult(7, 1, 2, 0, 0));
        } finally {
            database.comesBack();
        }
    }

    private DatabaseDesk desk() {
        var clock = Clock.systemUTC();
        var watched = new WatchedOne(database.jdbc(), clock);
        var decisions = database.decisions(clock);
        var journals = new Journals(null, () -> 0);
        var watch = new DatabaseWatch(
                watched,
                journals,
                new Switches(decisions, new SwitchRows(database.jdbc()), "here"),
                new Comparisons(database.jdbc(), JsonMapper.builder().build()),
                clock,
                new DatabaseWatch.Alarm(
                        LIMITS, new OperationsQueueLimits(100, 5_000), Duration.ofMinutes(5), _ -> {}, _ -> {}));
        return new DatabaseDesk(
                watched,
                journals,
                watch,
                new Synchronization(watched, () -> new Pass.Outcome(7, 1, 2), clock, Thread::sleep),
                null,
                new DatabaseDesk.Books(decisions, TestAudit.on(database.jdbc())));
    }
}
