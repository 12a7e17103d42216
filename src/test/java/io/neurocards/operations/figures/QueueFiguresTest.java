package io.neurocards.operations.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.processes.ProcessSamples;
import io.neurocards.operations.processes.Processes;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final QueueFigures figures = new QueueFigures(database.jdbc(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_queue_waits_for_nothing() {
        assertThat(figures.now()).isEqualTo(new QueueFigures.Queue(0, 0, 0, 0));
        assertThat(figures.now().total()).isZero();
    }

    @Test
    void what_nobody_begins_waits_longer_and_longer() {
        clips(2, "queued", "queued", Duration.ofMinutes(10), null);
        assertThat(figures.now()).isEqualTo(new QueueFigures.Queue(2, 0, 10, 0));

        clock.advance(Duration.ofMinutes(5));

        assertThat(figures.now().averageWaitMinutes()).isEqualTo(15);
    }

    @Test
    void the_wait_is_that_of_clips_that_wait_are_made_or_ended_within_the_hour() {
        clips(1, "queued", "queued", Duration.ofMinutes(12), null);
        clips(2, "processing", "generating", Duration.ofMinutes(30), Duration.ofMinutes(6));
        clips(1, "completed", "completed", Duration.ofMinutes(59), Duration.ofMinutes(1));
        clips(7, "completed", "completed", Duration.ofMinutes(61), Duration.ofMinutes(40));

        var queue = figures.now();

        assertThat(queue.queued()).isEqualTo(1);
        assertThat(queue.processing()).isEqualTo(2);
        assertThat(queue.total()).isEqualTo(3);
        assertThat(queue.averageWaitMinutes()).isEqualTo((12 + 6 + 6 + 1) / 4.0);
    }

    @Test
    void what_was_cancelled_in_the_queue_had_waited_until_then() {
        clips(1, "failed", "cancelled", Duration.ofMinutes(20), null);

        assertThat(figures.now().averageWaitMinutes()).isEqualTo(20);
        clock.advance(Duration.ofMinutes(30));
        assertThat(figures.now().averageWaitMinutes()).isEqualTo(20);
    }

    @Test
    void workers_are_those_that_beat() {
        ProcessSamples.beat(database.jdbc(), clock, "one");
        assertThat(figures.now().workers()).isEqualTo(1);

        clock.advance(Processes.SILENCE.plusSeconds(1));

        assertThat(figures.now().workers()).isZero();
    }

    /** What is over ended now, or as long ago as it was ordered where it was begun. */
    private void clips(int count, String status, String stage, Duration ago, Duration waited) {
        var ordered = clock.instant().minus(ago);
        JobSamples.insert(database.jdbc(), count, status, stage, ordered);
        database.jdbc()
                .sql("""
                        update jobs set started_at = :started,
                                        finished_at = case when finished_at is null or :begun then finished_at else :now end
                        where created_at = :ordered
                        """)
                .param("started", waited == null ? null : SqlTime.of(ordered.plus(waited)))
                .param("begun", waited != null)
                .param("now", SqlTime.of(clock.instant()))
                .param("ordered", SqlTime.of(ordered))
                .update();
    }
}
