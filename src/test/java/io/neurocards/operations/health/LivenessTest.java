package io.neurocards.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class LivenessTest {

    @Test
    void who_gets_nothing_done_for_half_a_minute_is_starved_until_something_is_done() {
        var nanos = new AtomicLong();
        var liveness = new Liveness(() -> false, nanos::get);
        nanos.addAndGet(Liveness.STARVED.toNanos());
        assertThat(liveness.trouble()).isEmpty();

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(liveness.trouble()).contains("starved");

        liveness.tick();
        assertThat(liveness.trouble()).isEmpty();
    }

    @Test
    void threads_that_wait_for_each_other_for_ever_are_found() throws Exception {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        var both = new CountDownLatch(2);
        var ended = new AtomicBoolean();
        var first = locker(one, other, both, ended);
        var second = locker(other, one, both, ended);
        var liveness = new Liveness();
        try {
            io.neurocards.shared.Until.holds(
                    "a deadlock", () -> liveness.trouble().isPresent());
            assertThat(liveness.trouble()).contains("deadlock");
            assertThat(ended).isFalse();
        } finally {
            first.interrupt();
            second.interrupt();
            first.join();
            second.join();
        }
        assertThat(liveness.trouble()).isEmpty();
    }

    private static Thread locker(ReentrantLock first, ReentrantLock second, CountDownLatch both, AtomicBoolean ended) {
        return Thread.ofPlatform().start(() -> {
            first.lock();
            try {
                both.countDown();
                both.await();
                second.lockInterruptibly();
                ended.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                first.unlock();
            }
        });
    }
}
