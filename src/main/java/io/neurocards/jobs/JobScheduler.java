package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Starts looking for due jobs when everything else is up, and stops first; a run gets 20 seconds to finish. */
final class JobScheduler implements SmartLifecycle, Jobs.WakeUp {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final ObjectProvider<JobTasks> tasks;
    private final JobsSettings settings;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(DataSource dataSource, ObjectProvider<JobTasks> tasks, JobsSettings settings, Clock clock) {
        this.dataSource = dataSource;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            return;
        }
        var work = tasks.getObject();
        var next = Scheduler.create(dataSource, work.onDemand())
                .startTasks(work.atIntervals())
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_STOP)
                .failureLogging(LogLevel.OFF, false)
                .clock(clock::instant)
                .build();
        next.start();
        scheduler = next;
    }

    @Override
    public void stop() {
        var running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public void lookForDueJobs() {
        var running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }
}
