package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.providers.world.Letters.Letter;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.wire.Courier;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings callbacks when tasks get further, and again when they are not taken: three times more. */
public final class Postman implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int TRIES = 4;

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration pause;
    private final Courier courier = new Courier();
    private final ScheduledThreadPoolExecutor alarm;

    /**
     * Takes the time between two tries of one callback.
     *
     * @param pause doubled after each
     */
    public Postman(Clock clock, Sleeper sleeper, Duration pause) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.pause = pause;
        this.alarm = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sandbox-callbacks").factory());
    }

    /** Tells of each step of the task from now on. */
    void watch(SimulatedTask task, Letters letters) {
        if (task.order().callback().isEmpty() || task.isCallback(Kind.CALLBACK_LOST)) {
            return;
        }
        awaitNext(task, letters, task.created().minusNanos(1));
    }

    private void awaitNext(SimulatedTask task, Letters letters, Instant seen) {
        var next = task.nextAfter(seen);
        if (next.isEmpty()) {
            return;
        }
        var at = next.get();
        var wait = Math.max(0, Duration.between(clock.instant(), at).toMillis() + 1);
        var _ = alarm.schedule(
                () -> {
                    if (task.changed(at).equals(at)) {
                        Thread.ofVirtual().start(() -> tell(task, letters, at));
                    }
                    awaitNext(task, letters, at);
                },
                wait,
                TimeUnit.MILLISECONDS);
    }

    /** Tells that somebody has ended the task by hand. */
    void tellEnd(SimulatedTask task, Letters letters) {
        if (!task.order().callback().isEmpty() && !task.isCallback(Kind.CALLBACK_LOST)) {
            Thread.ofVirtual().start(() -> tell(task, letters, clock.instant()));
        }
    }

    /** Tells at once, and returns when the caller has answered or not. */
    void tell(SimulatedTask task, Letters letters, Instant at) {
        var letter = letters.letter(task, at);
        if (letter.isEmpty()) {
            return;
        }
        try {
            if (task.isCallback(Kind.CALLBACK_FORGED)) {
                post(task, letters.forgery(task));
            }
            bring(task, letter.get());
            if (task.isCallback(Kind.CALLBACK_TWICE)) {
                bring(task, letter.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(SimulatedTask task, Letter letter) throws InterruptedException {
        var wait = pause;
        for (var tried = 1; tried <= TRIES; tried++) {
            if (post(task, letter)) {
                task.wasTold();
                return;
            }
            if (tried < TRIES) {
                sleeper.sleep(wait);
                wait = wait.multipliedBy(2);
            }
        }
        log.info("Sandbox callback was not taken: task={}, tries={}; it is given up", task.id(), TRIES);
    }

    private boolean post(SimulatedTask task, Letter letter) throws InterruptedException {
        return courier.bring(task.order().callback(), letter.body(), letter.headers()) / 100 == 2;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        courier.close();
    }
}
