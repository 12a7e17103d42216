package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.ShiftedClock;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Engines over one database, whose jobs need what only one of them holds. */
class KeepingTest {

    private static final int RUNS = 25;
    private static final JobType TYPE = new JobType(
            "film", RetryPolicy.attempts(1).waiting(Duration.ofSeconds(1)).doublingUpTo(Duration.ofSeconds(1)));

    private final Map<UUID, Queue<String>> ranAt = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    @Test
    void what_goes_on_here_goes_on_nowhere_else() {
        var clock = Clock.systemUTC();
        var films = Stream.generate(UUID::randomUUID).limit(12).toList();
        try (var database = TestDatabase.fresh()) {
            var nodes = Set.of("left", "middle", "right");
            var engines = nodes.stream()
                    .map(node -> engine(database, node, clock, Duration.ofMillis(1), nodes))
                    .toList();
            engines.forEach(JobScheduler::start);
            try {
                database.decisions(clock)
                        .act(() -> TestJobs.on(database.jdbc(), clock).enqueueAll(TYPE, films));
                Until.holds("all films are made", () -> left(database) == 0);
            } finally {
                engines.forEach(JobScheduler::stop);
            }
        }
        assertThat(films).allSatisfy(film -> assertThat(ranAt.get(film)).hasSize(RUNS));
        assertThat(films)
                .allSatisfy(film -> assertThat(Set.copyOf(ranAt.get(film))).hasSize(1));
    }

    @Test
    void a_job_is_left_to_the_process_that_it_is_for_and_taken_by_another_when_that_one_is_gone() {
        var clock = new ShiftedClock();
        var film = UUID.randomUUID();
        try (var database = TestDatabase.fresh()) {
            var jobs = TestJobs.on(database.jdbc(), clock);
            database.decisions(clock).act(() -> jobs.enqueueFor("gone", TYPE, film));
            var engine = engine(database, "here", clock, Duration.ZERO, Set.of("here"));
            engine.start();
            try {
                var own = UUID.randomUUID();
                database.decisions(clock).act(() -> jobs.enqueueFor("here", TYPE, own));
                Until.holds("its own is done, in looks that all saw the other", () -> left(database) == 1);
                assertThat(ranAt.get(own)).hasSize(RUNS);
                assertThat(ranAt).doesNotContainKey(film);

                clock.forward(Keeping.PATIENCE);
                Until.holds("somebody goes on, to the end", () -> left(database) == 0);
            } finally {
                engine.stop();
            }
        }
        assertThat(ranAt.get(film)).hasSize(RUNS).containsOnly("here");
    }

    private static int left(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from scheduled_tasks")
                .query(Integer.class)
                .single();
    }

    private JobScheduler engine(TestDatabase database, String node, Clock clock, Duration pause, Set<String> all) {
        var beans = new StaticListableBeanFactory();
        var handlers = List.<JobHandler>of(new Film(node, pause, all));
        beans.addBean("tasks", new JobTasks(handlers, List.of(), new Keeping(database.jdbc(), node)));
        return new JobScheduler(
                database.dataSource(),
                beans.getBeanProvider(JobTasks.class),
                new JobsSettings(true, 4, Duration.ofMillis(5), Duration.ofSeconds(3)),
                clock,
                beans.getBeanProvider(TaskRows.class));
    }

    /** Is made in many runs, each at the same place. No first run ends before each engine has one, so that none of them makes all. */
    private final class Film implements JobHandler {

        private final String node;
        private final Duration pause;
        private final Set<String> all;

        Film(String node, Duration pause, Set<String> all) {
            this.node = node;
            this.pause = pause;
            this.all = all;
        }

        @Override
        public JobType type() {
            return TYPE;
        }

        @Override
        public JobStep run(UUID id) {
            var runs = ranAt.computeIfAbsent(id, _ -> new ConcurrentLinkedQueue<>());
            runs.add(node);
            begun.add(node);
            Until.holds("each engine has begun a film", () -> begun.containsAll(all));
            return runs.size() < RUNS ? JobStep.here(pause) : JobStep.done();
        }
    }
}
