package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Two engines over one database, of which one cannot run everything: it leaves what it cannot run to the other. */
class OwnTypesTest {

    private static final JobType EVERYBODYS = new JobType(
            "everybodys", RetryPolicy.attempts(1).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(1)));
    private static final JobType OF_THE_BOT = new JobType(
            "of-the-bot", RetryPolicy.attempts(1).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(1)));

    private final Clock clock = Clock.systemUTC();
    private final Queue<UUID> withoutBot = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> withBot = new ConcurrentLinkedQueue<>();

    @Test
    void a_process_takes_no_job_that_it_cannot_run() {
        try (var database = TestDatabase.fresh()) {
            var jobs = TestJobs.on(database.jdbc(), clock);
            var foreign = Stream.generate(UUID::randomUUID).limit(40).toList();
            var common = Stream.generate(UUID::randomUUID).limit(40).toList();
            database.decisions(clock).act(() -> {
                jobs.enqueueAll(OF_THE_BOT, foreign);
                jobs.enqueueAll(EVERYBODYS, common);
            });
            var lame = engine(database, new Noted(EVERYBODYS, withoutBot));
            lame.start();
            try {
                Until.holds("the process without the bot does what it can", () -> withoutBot.size() == 40);
                assertThat(touched(database)).isZero();

                var able = engine(database, new Noted(EVERYBODYS, withBot), new Noted(OF_THE_BOT, withBot));
                able.start();
                try {
                    Until.holds("the process with the bot does the rest", () -> withBot.size() == 40);
                } finally {
                    able.stop();
                }
            } finally {
                lame.stop();
            }
            assertThat(withoutBot).containsExactlyInAnyOrderElementsOf(common);
            assertThat(withBot).containsExactlyInAnyOrderElementsOf(foreign);
        }
    }

    /** Returns how many of the other's jobs anybody has ever laid hands on. */
    private static int touched(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from scheduled_tasks where task_name = :name and (picked or version > 1)")
                .param("name", OF_THE_BOT.name())
                .query(Integer.class)
                .single();
    }

    private JobScheduler engine(TestDatabase database, JobHandler... handlers) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("tasks", new JobTasks(List.of(handlers), List.of(), new Keeping(database.jdbc(), "node")));
        return new JobScheduler(
                database.dataSource(),
                beans.getBeanProvider(JobTasks.class),
                new JobsSettings(true, 4, Duration.ofMillis(20), Duration.ofSeconds(1)),
                clock,
                beans.getBeanProvider(TaskRows.class));
    }

    /** Notes what it was given. */
    private record Noted(JobType type, Queue<UUID> seen) implements JobHandler {

        @Override
        public JobStep run(UUID id) {
            seen.add(id);
            return JobStep.done();
        }
    }
}
