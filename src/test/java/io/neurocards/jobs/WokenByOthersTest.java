package io.neurocards.jobs;

import io.neurocards.database.TestDatabase;
import io.neurocards.neighbours.Knocks;
import io.neurocards.neighbours.Neighbour;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.shared.Until;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class WokenByOthersTest {

    private static final JobType TYPE = new JobType(
            "test", RetryPolicy.attempts(1).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(1)));

    private final AtomicInteger runs = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void a_worker_that_would_look_in_an_hour_does_at_once_what_another_process_took_down() throws Exception {
        var configuration = new JobsConfiguration();
        try (var database = TestDatabase.fresh();
                var server = RedisServer.start(folder);
                var site = Neighbour.of(server, Neighbour.PATIENT);
                var worker = Neighbour.of(server, Neighbour.PATIENT)) {
            var working = scheduler(database);
            var clock = Clock.systemUTC();
            configuration.jobs(database.jdbc(), clock, working, provider(Knocks.class, worker.knocks()));
            var jobs = configuration.jobs(
                    database.jdbc(), clock, scheduler(database), provider(Knocks.class, site.knocks()));
            worker.start();
            site.start();
            database.decisions(clock).act(() -> jobs.enqueue(TYPE, UUID.randomUUID()));
            working.start();
            try {
                Until.holds("the first look of a start is over", () -> runs.get() == 1);
                Until.pass(Duration.ofMillis(500));

                database.decisions(clock).act(() -> jobs.enqueue(TYPE, UUID.randomUUID()));
                Until.holds("the worker has looked", () -> runs.get() == 2);
            } finally {
                working.stop();
            }
        }
    }

    private JobScheduler scheduler(TestDatabase database) {
        var handler = new JobHandler() {
            @Override
            public JobType type() {
                return TYPE;
            }

            @Override
            public JobStep run(UUID id) {
                runs.incrementAndGet();
                return JobStep.done();
            }
        };
        return new JobScheduler(
                database.dataSource(),
                provider(
                        JobTasks.class,
                        new JobTasks(List.of(handler), List.of(), new Keeping(database.jdbc(), "node"))),
                new JobsSettings(true, 2, Duration.ofHours(1), Duration.ofSeconds(3)),
                Clock.systemUTC(),
                new StaticListableBeanFactory().getBeanProvider(TaskRows.class));
    }

    private static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
        return new StaticListableBeanFactory(Map.of("bean", bean)).getBeanProvider(type);
    }
}
