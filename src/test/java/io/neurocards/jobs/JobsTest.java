package io.neurocards.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class JobsTest {

    private static final JobType TYPE = new JobType(
            "test", RetryPolicy.attempts(3).waiting(Duration.ofSeconds(10)).doublingUpTo(Duration.ofMinutes(1)));
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final TestDatabase database = TestDatabase.fresh();
    private final ManualJobs jobs = new ManualJobs(database, Instant.parse("2026-03-01T09:00:00Z"));
    private final Script script = new Script();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_job_runs_after_its_transaction_and_is_forgotten_when_it_is_done() {
        jobs.handle(script);
        script.next(JobStep.done());

        enqueue();
        jobs.runDue();
        jobs.runDue();

        assertThat(script.runs).containsExactly(ID);
        assertThat(jobs.waiting(TYPE)).isZero();
    }

    @Test
    void lines_of_the_log_say_whose_job_it_is_and_what_ordered_it_and_nothing_of_it_stays_for_the_next() {
        var person = PersonId.at(jobs.clock().instant());
        var lines = new ArrayList<Map<String, String>>();
        jobs.handle(new JobHandler() {

            @Override
            public JobType type() {
                return TYPE;
            }

            @Override
            public JobStep run(UUID id) {
                lines.add(MDC.getCopyOfContextMap());
                if (id.equals(ID)) {
                    JobLog.about(person, "request-4711");
                    lines.add(MDC.getCopyOfContextMap());
                }
                return lines.size() == 2 ? fail() : JobStep.done();
            }

            private JobStep fail() {
                throw new IllegalStateException("once");
            }
        });
        enqueue();
        jobs.runDue();
        jobs.advance(Duration.ofMinutes(1));
        jobs.runDue();
        var other = UUID.randomUUID();
        database.decisions(jobs.clock()).act(() -> jobs.jobs().enqueue(TYPE, other));
        jobs.runDue();

        var whose = Map.of("job", "test/" + ID, "account", person.toString(), "request", "request-4711");
        assertThat(lines)
                .containsExactly(
                        Map.of("job", "test/" + ID),
                        whose,
                        Map.of("job", "test/" + ID),
                        whose,
                        Map.of("job", "test/" + other));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void a_job_of_a_rolled_back_transaction_never_runs() {
        jobs.handle(script);

        assertThatThrownBy(() -> database.decisions(jobs.clock()).act(() -> {
                    jobs.jobs().enqueue(TYPE, ID);
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        jobs.runDue();

        assertThat(script.runs).isEmpty();
    }

    @Test
    void enqueueing_twice_is_the_same_as_once() {
        jobs.handle(script);
        script.next(JobStep.done());

        enqueue();
        enqueue();
        jobs.runDue();

        assertThat(script.runs).hasSize(1);
    }

    @Test
    void nothing_is_enqueued_without_a_transaction() {
        assertThatThrownBy(() -> jobs.jobs().enqueue(TYPE, ID)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_job_that_has_to_wait_runs_again_when_its_time_has_come() {
        jobs.handle(script);
        script.next(JobStep.again(Duration.ofSeconds(10)));
        script.next(JobStep.done());
        enqueue();
        jobs.runDue();

        jobs.advance(Duration.ofSeconds(9));
        jobs.runDue();
        assertThat(script.runs).hasSize(1);

        jobs.advance(Duration.ofSeconds(1));
        jobs.runDue();
        assertThat(script.runs).hasSize(2);
    }

    @Test
    void a_failing_job_is_run_again_after_growing_pauses_and_then_given_up() {
        jobs.handle(script);
        script.failing = true;
        enqueue();

        var start = jobs.clock().instant();
        jobs.runFor(Duration.ofMinutes(2), Duration.ofSeconds(1));

        assertThat(script.times)
                .extracting(time -> Duration.between(start, time).toSeconds())
                .containsExactly(0L, 10L, 30L);
        assertThat(script.givenUp).containsExactly("failed 3 times");
        assertThat(jobs.waiting(TYPE)).isZero();
    }

    @Test
    void a_job_that_gives_up_tells_why() {
        jobs.handle(script);
        script.next(JobStep.giveUp("there is no such thing"));
        enqueue();

        jobs.runDue();

        assertThat(script.givenUp).containsExactly("there is no such thing");
        assertThat(jobs.waiting(TYPE)).isZero();
    }

    @Test
    void giving_up_is_told_again_until_it_works() {
        jobs.handle(script);
        script.failing = true;
        script.givingUpFails = 2;
        enqueue();

        jobs.runFor(Duration.ofMinutes(3), Duration.ofSeconds(1));

        assertThat(script.givenUp).hasSize(3);
        assertThat(jobs.waiting(TYPE)).isZero();
    }

    private void enqueue() {
        database.decisions(jobs.clock()).act(() -> jobs.jobs().enqueue(TYPE, ID));
    }

    /** Does what the test wrote down. */
    private final class Script implements JobHandler {

        private final Deque<JobStep> steps = new ArrayDeque<>();
        private final List<UUID> runs = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private final List<String> givenUp = new ArrayList<>();
        private boolean failing;
        private int givingUpFails;

        void next(JobStep step) {
            steps.add(step);
        }

        @Override
        public JobType type() {
            return TYPE;
        }

        @Override
        public JobStep run(UUID id) throws Exception {
            runs.add(id);
            times.add(jobs.clock().instant());
            if (failing) {
                throw new java.io.IOException("the line is dead");
            }
            return steps.remove();
        }

        @Override
        public void gaveUp(UUID id, JobGivenUpException reason) {
            givenUp.add(reason.getMessage());
            if (givingUpFails-- > 0) {
                throw new IllegalStateException("not yet");
            }
        }
    }
}
