package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** db-scheduler's table, where something has to be said to it that it does not offer. */
final class TaskRows {

    /** As db-scheduler names the only execution of a recurring task. */
    private static final String INSTANCE = "recurring";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;

    TaskRows(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Takes back every task from whoever works on it, and makes what is recurring due at once. */
    void beginAnew(List<String> recurring) {
        var now = SqlTime.of(clock.instant());
        decisions.act(() -> {
            jdbc.sql("""
                            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
                                execution_time = least(execution_time, :now), version = version + 1
                            where picked
                            """).param("now", now).update();
            jdbc.sql("""
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            select name, :instance, :now, false, 1 from unnest(:names::text[]) as name
                            on conflict (task_name, task_instance) do update
                                set execution_time = excluded.execution_time
                            """)
                    .param("instance", INSTANCE)
                    .param("now", now)
                    .param("names", recurring.toArray(String[]::new))
                    .update();
        });
    }
}
