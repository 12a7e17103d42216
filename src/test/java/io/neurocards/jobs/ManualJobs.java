package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.neurocards.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The job engine with its time in the test's hand: nothing runs until it is told to, and no test waits. The real engine's
 * table, tasks and policies are used; only the threads and the clock are not.
 */
public final class ManualJobs {

    private final SettableClock time = new SettableClock();
    private final TestDatabase database;
    private final List<JobHandler> handlers = new ArrayList<>();
    private final List<RecurringJob> recurring = new ArrayList<>();
    private ManualScheduler scheduler;

    public ManualJobs(TestDatabase database, Instant start) {
        this.database = database;
        time.set(start);
    }

    /** Returns the clock that everything under test takes. */
    public Clock clock() {
        InstantSource source = time::now;
        return source.withZone(ZoneOffset.UTC);
    }

    public Jobs jobs() {
        return TestJobs.on(database.jdbc(), clock());
    }

    public ManualJobs handle(JobHandler handler) {
        handlers.add(handler);
        return this;
    }

    public ManualJobs repeat(RecurringJob job) {
        recurring.add(job);
        return this;
    }

    /** Runs everything that is due now, including what those runs make due at once. */
    public void runDue() {
        var before = -1L;
        for (var round = 0; round < 100 && before != fingerprint(); round++) {
            before = fingerprint();
            scheduler().runAnyDueExecutions();
        }
    }

    /** Runs what is due now, once. */
    public void runOnce() {
        scheduler().runAnyDueExecutions();
    }

    public void advance(Duration duration) {
        time.tick(duration);
    }

    /** Lets time pass in steps, running what falls due. */
    public void runFor(Duration duration, Duration step) {
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(step)) {
            runDue();
            advance(step);
        }
        runDue();
    }

    public int waiting(JobType type) {
        return database.jdbc()
                .sql("select count(*) from scheduled_tasks where task_name = :name")
                .param("name", type.name())
                .query(Integer.class)
                .single();
    }

    /** Changes whenever a run changed the table: no row stays the same when it ran. */
    private long fingerprint() {
        return database.jdbc()
                .sql("select coalesce(sum(hashtext(task_name || task_instance || version)::bigint), 0)"
                        + " from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private ManualScheduler scheduler() {
        if (scheduler == null) {
            var tasks = new JobTasks(
                    List.copyOf(handlers), List.copyOf(recurring), new Keeping(database.jdbc(), "this process"));
            var builder = TestHelper.createManualScheduler(database.dataSource(), tasks.onDemand());
            builder.clock(time);
            builder.startTasks(tasks.atIntervals());
            scheduler = builder.start();
        }
        return scheduler;
    }
}
