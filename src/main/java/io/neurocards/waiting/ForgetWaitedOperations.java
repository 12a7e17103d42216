package io.neurocards.waiting;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what became of wishes that nobody asks about any more. */
@Component
class ForgetWaitedOperations implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    ForgetWaitedOperations(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waiting-forget-old-operations";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var before = SqlTime.of(clock.instant().minus(KEPT));
        int deleted;
        do {
            deleted = decisions.act(() ->
                    jdbc.sql("""
                            delete from waited_operations where id in (
                                select id from waited_operations where decided_at < :before limit :batch)
                            """).param("before", before).param("batch", BATCH).update());
        } while (deleted == BATCH);
    }
}
