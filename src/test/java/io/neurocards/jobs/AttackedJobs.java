package io.neurocards.jobs;

import io.neurocards.database.Decisions;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's engine for jobs on a pair, which begins anew where another database decides. */
public final class AttackedJobs implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AttackedJobs.class);
    private static final int THREADS = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Jobs jobs;
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final JobScheduler scheduler;
    private final FollowDecider follow;
    private final String node;
    private volatile boolean isOver;

    public AttackedJobs(DataSource dataSource, Decisions decisions, Clock clock, String node) {
        var jdbc = JdbcClient.create(dataSource);
        this.node = node;
        beans.addBean("rows", new TaskRows(jdbc, decisions, clock));
        scheduler = new JobScheduler(
                dataSource,
                beans.getBeanProvider(JobTasks.class),
                new JobsSettings(true, THREADS, BETWEEN_TRIES, Duration.ofMillis(500)),
                clock,
                beans.getBeanProvider(TaskRows.class));
        jobs = new Jobs(jdbc, clock, scheduler);
        follow = new FollowDecider(scheduler, _ -> Thread.sleep(BETWEEN_TRIES));
    }

    /** Returns the way into the queue. */
    public Jobs jobs() {
        return jobs;
    }

    /** Begins to work as soon as a database lets it, as a process does that is started again until it comes up. */
    public void start(JdbcClient jdbc, List<JobHandler> handlers, List<RecurringJob> recurring) {
        beans.addBean("tasks", new JobTasks(handlers, recurring, new Keeping(jdbc, node)));
        Thread.ofVirtual().name("attacked-jobs").start(() -> {
            while (!isOver && !isStarted()) {
                Until.pass(BETWEEN_TRIES);
            }
        });
    }

    private boolean isStarted() {
        try {
            scheduler.start();
            return true;
        } catch (RuntimeException e) {
            log.debug("Jobs can't begin yet", e);
            return false;
        }
    }

    /** Hears of each change of the mode. */
    public void on(ModeSwitch change) {
        follow.on(change);
    }

    /** Takes nothing more, and returns when what runs is over. */
    @Override
    public void close() {
        isOver = true;
        scheduler.stop();
    }
}
