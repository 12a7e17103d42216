package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes the outcomes of operations that nobody repeats any more. Money does not rely on them for longer: each posting has
 * a reference of its own that stays.
 */
@Component
class ForgetOldOperations implements RecurringJob {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    ForgetOldOperations(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs-forget-old-operations";
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
                            delete from operations where id in (
                                select id from operations where decided_at < :before limit :batch)
                            """).param("before", before).param("batch", BATCH).update());
        } while (deleted == BATCH);
    }
}
