package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.neurocards.database.UndecidableException;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Starts looking for due jobs when everything else is up, and stops first; a run gets 20 seconds to finish. */
final class JobScheduler implements SmartLifecycle, Jobs.WakeUp {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final ObjectProvider<JobTasks> tasks;
    private final JobsSettings settings;
    private final Clock clock;
    private final ObjectProvider<TaskRows> rows;
    private volatile @Nullable Scheduler scheduler;
    private volatile boolean isWaiting;

    JobScheduler(
            DataSource dataSource,
            ObjectProvider<JobTasks> tasks,
            JobsSettings settings,
            Clock clock,
            ObjectProvider<TaskRows> rows) {
        this.rows = rows;
        this.dataSource = dataSource;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!settings.enabled() || scheduler != null) {
            return;
        }
        try {
            var next = scheduler(tasks.getObject());
            next.start();
            scheduler = next;
            isWaiting = false;
        } catch (UndecidableException e) {
            log.warn("No database can be asked: jobs begin when one can");
            isWaiting = true;
        }
    }

    private Scheduler scheduler(JobTasks work) {
        return Scheduler.create(dataSource, work.onDemand())
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
    }

    /**
     * Tasks are local to a database, and everything they do follows from rows that are not: when another database decides, what
     * its table says of who works on what is void, and what looks for work begins at once.
     */
    @EventListener
    void decidedElsewhere(ModeSwitch change) {
        var running = scheduler;
        if (change.to() == Mode.CACHE_ONLY) {
            if (running != null) {
                running.pause();
            }
        } else if (running == null) {
            Thread.ofVirtual().name("start-jobs").start(this::startIfWaiting);
        } else {
            running.resume();
            if (change.isNewDecider()) {
                Thread.ofVirtual().name("derive-tasks").start(this::deriveAnew);
            }
        }
    }

    private synchronized void startIfWaiting() {
        if (isWaiting) {
            start();
        }
    }

    private void deriveAnew() {
        rows.getObject()
                .beginAnew(tasks.getObject().recurring().stream()
                        .map(RecurringJob::name)
                        .toList());
        lookForDueJobs();
    }

    @Override
    public synchronized void stop() {
        var running = scheduler;
        scheduler = null;
        isWaiting = false;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null || isWaiting;
    }

    @Override
    public void lookForDueJobs() {
        var running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }
}
