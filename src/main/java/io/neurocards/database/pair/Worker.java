package io.neurocards.database.pair;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one kind of work again and again, sooner when it is woken. */
final class Worker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Supplier<Duration> work;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean isOver;

    /** @param work returns how long to rest after it, unless somebody asks for more before */
    Worker(String name, Supplier<Duration> work) {
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    private void run() {
        while (!isOver) {
            try {
                var rest = once();
                if (wanted.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration once() {
        try {
            return work.get();
        } catch (RuntimeException e) {
            log.error("A round failed and is begun anew: worker={}", thread.getName(), e);
            return AFTER_FAILURE;
        }
    }

    /** Returns when the last round is over, or at the latest after some seconds. */
    @Override
    public void close() {
        isOver = true;
        wake();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
