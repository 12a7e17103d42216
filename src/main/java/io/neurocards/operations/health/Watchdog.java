package io.neurocards.operations.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Ends a process that can do nothing any more, so that its supervisor starts another: an answer of 503 restarts nobody. It counts its own
 * looks and no time, so that a machine that is busy, or was stopped as a whole, is no reason: whoever is not given the processor does
 * not look either.
 */
final class Watchdog implements SmartLifecycle {

    /** How the process ends: EX_SOFTWARE, told apart from a refused start (1), a full heap (3) and an asked-for end (143). */
    static final int EXIT_CODE = 70;

    private final Liveness liveness;
    private final Supplier<Map<Long, String>> deadlocked;
    private final Supplier<Optional<String>> broken;
    private final Bounds bounds;
    private final Consumer<String> end;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Map<Long, String> stuck = Map.of();
    private int deadlockLooks;
    private int silentLooks;
    private long lastTick;
    private volatile boolean isRunning;

    /**
     * How patient it is.
     *
     * @param every between two looks
     * @param deadlock for how long the same threads wait for each other before it ends the process
     * @param silence for how long nothing was done by the thread that writes down the time each second
     */
    record Bounds(Duration every, Duration deadlock, Duration silence) {

        static final Bounds USUAL = new Bounds(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

        private long looks(Duration patience) {
            return patience.dividedBy(every);
        }
    }

    /**
     * Watches over one process.
     *
     * @param deadlocked returns the threads that wait for each other for ever, by their numbers, in words
     * @param broken returns which work was ended by an error and is done no more, in words
     * @param end is told once why the process ends, and ends it
     */
    Watchdog(
            Liveness liveness,
            Supplier<Map<Long, String>> deadlocked,
            Supplier<Optional<String>> broken,
            Bounds bounds,
            Consumer<String> end) {
        this.liveness = liveness;
        this.deadlocked = deadlocked;
        this.broken = broken;
        this.bounds = bounds;
        this.end = end;
        this.lastTick = liveness.lastTick();
    }

    /** Looks once; returns why the process has to end. */
    Optional<String> look() {
        var over = broken.get();
        if (over.isPresent()) {
            return over;
        }
        var tick = liveness.lastTick();
        silentLooks = tick == lastTick ? silentLooks + 1 : 0;
        lastTick = tick;
        var found = new HashMap<>(deadlocked.get());
        deadlockLooks = found.keySet().stream().anyMatch(stuck::containsKey) ? deadlockLooks + 1 : 0;
        if (deadlockLooks > 0) {
            found.keySet().retainAll(stuck.keySet());
        }
        stuck = Map.copyOf(found);
        if (deadlockLooks >= bounds.looks(bounds.deadlock())) {
            return Optional.of("threads have waited for each other for " + bounds.deadlock() + ": "
                    + String.join("; ", stuck.values()));
        }
        return silentLooks >= bounds.looks(bounds.silence())
                ? Optional.of("nothing was done for " + bounds.silence() + " though there was a processor for it")
                : Optional.empty();
    }

    @Override
    public void start() {
        isRunning = true;
        Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (!stopped.await(bounds.every().toMillis(), TimeUnit.MILLISECONDS)) {
                var reason = look();
                if (reason.isPresent()) {
                    end.accept(reason.get());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
