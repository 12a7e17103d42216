package io.neurocards.operations.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountedLatelyTest {

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger counts = new AtomicInteger();

    @Test
    void it_is_counted_once_for_as_long_as_that_is_good_enough() throws Exception {
        var lately = lately(() -> {});
        assertThat(lately.known()).isEmpty();

        assertThat(lately.latest().orElseThrow().value()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(59));
        assertThat(lately.latest().orElseThrow().value()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));

        var second = lately.latest().orElseThrow();
        assertThat(second.value()).isEqualTo(2);
        assertThat(second.at()).isEqualTo(clock.instant());
        assertThat(lately.known()).contains(second);
    }

    @Test
    void whoever_looks_waits_a_second_for_a_count_that_hangs_and_the_next_ones_not_at_all() throws Exception {
        var answers = new CountDownLatch(1);
        var lately = lately(() -> {
            if (counts.get() > 1) {
                answers.await();
            }
        });
        var first = lately.latest().orElseThrow();
        clock.advance(Duration.ofMinutes(2));

        var began = System.nanoTime();
        assertThat(lately.latest()).contains(first);
        var waited = Duration.ofNanos(System.nanoTime() - began);
        for (var look = 0; look < 50; look++) {
            assertThat(lately.latest()).contains(first);
        }
        var all = Duration.ofNanos(System.nanoTime() - began);

        assertThat(waited).isGreaterThanOrEqualTo(CountedLately.PATIENCE);
        assertThat(all.minus(waited)).as("nobody else waits").isLessThan(CountedLately.PATIENCE);
        assertThat(counts).as("one asks, however many look").hasValue(2);
        answers.countDown();
        assertThat(untilCounted(lately, 2)).isEqualTo(2);
    }

    @Test
    void a_count_that_fails_leaves_what_was_there_and_is_tried_again_soon() throws Exception {
        var isAway = new java.util.concurrent.atomic.AtomicBoolean();
        var lately = lately(() -> {
            if (isAway.get()) {
                throw new IllegalStateException("away");
            }
        });
        var first = lately.latest().orElseThrow();
        isAway.set(true);
        clock.advance(Duration.ofMinutes(1));

        assertThat(lately.latest()).contains(first);
        assertThat(lately.latest()).contains(first);
        assertThat(counts).as("not again at once").hasValue(2);
        isAway.set(false);
        clock.advance(Duration.ofSeconds(5));

        assertThat(lately.latest().orElseThrow().value()).isEqualTo(3);
    }

    private interface Before {
        void run() throws InterruptedException;
    }

    private CountedLately<Integer> lately(Before before) {
        return new CountedLately<>(
                "test-count",
                Duration.ofMinutes(1),
                () -> {
                    var count = counts.incrementAndGet();
                    try {
                        before.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return count;
                },
                clock);
    }

    private static int untilCounted(CountedLately<Integer> lately, int wanted) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline && lately.known().orElseThrow().value() < wanted) {
            Thread.sleep(10);
        }
        return lately.known().orElseThrow().value();
    }
}
