package io.neurocards.sandbox.payments.world;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things later. Whatever is not done yet is forgotten with the process. */
public final class Alarm implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-payments").factory());

    public void after(Duration time, Runnable work) {
        var _ = clock.schedule(() -> Thread.ofVirtual().start(() -> run(work)), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("Sandbox payments could not do what was due; it stays undone", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
