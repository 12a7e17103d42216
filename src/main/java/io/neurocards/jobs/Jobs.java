package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes down what must happen later, in the caller's transaction: if that is rolled back, nothing happens. A job that
 * waits already is left as it is, so that enqueueing twice is the same as once.
 */
public final class Jobs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WakeUp wakeUp;

    Jobs(JdbcClient jdbc, Clock clock, WakeUp wakeUp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    /** Enqueues a job that runs as soon as the transaction is committed. */
    public void enqueue(JobType type, UUID id) {
        enqueueAt(type, id, clock.instant());
    }

    /** Enqueues a job that runs at {@code when} or soon after. */
    public void enqueueAt(JobType type, UUID id, Instant when) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (:type, :id, :when, false, 1)
                        on conflict (task_name, task_instance) do nothing
                        """)
                .param("type", type.name())
                .param("id", id.toString())
                .param("when", SqlTime.of(when))
                .update();
        wakeUpAfterCommit();
    }

    /**
     * Enqueues a job that runs as soon as the transaction is committed, in the process of that name; elsewhere when that one has let
     * it lie for a while.
     */
    public void enqueueFor(String node, JobType type, UUID id) {
        Decisions.requireOpen();
        var now = clock.instant();
        jdbc.sql("""
                        insert into scheduled_tasks
                            (task_name, task_instance, execution_time, picked, version, kept_for, kept_until)
                        values (:type, :id, :now, false, 1, :node, :until)
                        on conflict (task_name, task_instance) do nothing
                        """)
                .param("type", type.name())
                .param("id", id.toString())
                .param("now", SqlTime.of(now))
                .param("node", node)
                .param("until", SqlTime.of(now.plus(Keeping.PATIENCE)))
                .update();
        wakeUpAfterCommit();
    }

    /** Enqueues many jobs that run as soon as the transaction is committed. */
    public void enqueueAll(JobType type, Collection<UUID> ids) {
        Decisions.requireOpen();
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select :type, id, :now, false, 1 from unnest(:ids::text[]) as id
                        on conflict (task_name, task_instance) do nothing
                        """)
                .param("type", type.name())
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", SqlTime.of(clock.instant()))
                .update();
        wakeUpAfterCommit();
    }

    private void wakeUpAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeUp.lookForDueJobs();
            }
        });
    }

    /** Shortens the wait for the next look at the table; losing a call costs a second, never a job. */
    @FunctionalInterface
    interface WakeUp {
        void lookForDueJobs();
    }
}
