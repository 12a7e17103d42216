package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Three engines over one database, of which one does nothing more with what it has taken. */
class FrozenEngineTest {

    private static final int THREADS = 4;
    private static final JobType TYPE = new JobType(
            "clip", RetryPolicy.attempts(1).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(1)));

    private final Map<UUID, String> doneBy = new ConcurrentHashMap<>();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch hasTaken = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);

    @Test
    void the_others_do_everything_but_what_the_frozen_one_holds() {
        var clock = Clock.systemUTC();
        var clips = Stream.generate(UUID::randomUUID).limit(60).toList();
        try (var database = TestDatabase.fresh()) {
            var engines = Stream.of("frozen", "left", "right")
                    .map(node -> engine(database, node, clock))
                    .toList();
            engines.forEach(JobScheduler::start);
            try {
                database.decisions(clock)
                        .act(() -> TestJobs.on(database.jdbc(), clock).enqueueAll(TYPE, clips));
                Until.holds("all but what is held is done", () -> doneBy.size() + held.size() == clips.size());

                assertThat(held).hasSizeBetween(1, THREADS);
                assertThat(doneBy.keySet()).doesNotContainAnyElementsOf(held);
                assertThat(doneBy.values()).doesNotContain("frozen");
            } finally {
                thawed.countDown();
                engines.forEach(JobScheduler::stop);
            }
        }
    }

    private JobScheduler engine(TestDatabase database, String node, Clock clock) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("tasks", new JobTasks(List.of(new Clip(node)), List.of(), new Keeping(database.jdbc(), node)));
        return new JobScheduler(
                database.dataSource(),
                beans.getBeanProvider(JobTasks.class),
                new JobsSettings(true, THREADS, Duration.ofMillis(5), Duration.ofSeconds(3)),
                clock,
                beans.getBeanProvider(TaskRows.class));
    }

    private final class Clip implements JobHandler {

        private final String node;

        Clip(String node) {
            this.node = node;
        }

        @Override
        public JobType type() {
            return TYPE;
        }

        @Override
        public JobStep run(UUID id) throws InterruptedException {
            if (node.equals("frozen")) {
                held.add(id);
                hasTaken.countDown();
                thawed.await();
            } else {
                hasTaken.await();
                doneBy.put(id, node);
            }
            return JobStep.done();
        }
    }
}
