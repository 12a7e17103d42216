package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.providers.world.Fault.Kind;
import io.neurocards.sandbox.providers.world.Letters.Letter;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 4;

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration pause;
    private final HttpClient client;
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
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
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
        try {
            var request = HttpRequest.newBuilder(URI.create(task.order().callback()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(letter.body()));
            letter.headers().forEach(request::header);
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException | IllegalArgumentException e) {
            log.debug("Sandbox callback did not arrive: task={}", task.id(), e);
            return false;
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        client.shutdownNow();
    }
}
