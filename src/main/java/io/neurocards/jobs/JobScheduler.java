package io.neurocards.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.neurocards.database.UndecidableException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Starts looking for due jobs when everything else is up, and stops first; a run gets 20 seconds to finish. */
final class JobScheduler implements SmartLifecycle, Jobs.WakeUp, FollowDecider.Worked {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int MISSED_HEARTBEATS = 4;

    /** What this process cannot run is another's work, however long that one is away. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

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
        } catch (SQLException e) {
            throw new IllegalStateException("Jobs can't begin: the database refuses, " + e.getSQLState(), e);
        }
    }

    private Scheduler scheduler(JobTasks work) throws SQLException {
        dataSource.getConnection().close(); // nothing is begun while no database can be asked
        return Scheduler.create(dataSource, work.onDemand())
                .jdbcCustomization(new OwnTypes(work.names(), work.keeping().node()))
                .deleteUnresolvedAfter(FOREVER)
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

    @Override
    public void pause() {
        var running = scheduler;
        if (running != null) {
            running.pause();
        }
    }

    @Override
    public void resume() {
        var running = scheduler;
        if (running != null) {
            running.resume();
            running.triggerCheckForDueExecutions();
        }
    }

    @Override
    public synchronized void startIfWaiting() {
        if (isWaiting) {
            start();
        }
    }

    @Override
    public void beginAnew() {
        if (scheduler != null) {
            rows.getObject()
                    .beginAnew(tasks.getObject().recurring().stream()
                            .map(RecurringJob::name)
                            .toList());
        }
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
