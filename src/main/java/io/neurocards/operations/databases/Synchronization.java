package io.neurocards.operations.databases;

import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Brings everything up to date now. Whoever asks while it is being done waits for the same work and gets the same answer, so
 * that five impatient presses are one.
 */
final class Synchronization {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Watched watched;
    private final Pass pass;
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicReference<@Nullable CompletableFuture<SyncResult>> running = new AtomicReference<>();

    Synchronization(Watched watched, Pass pass, Clock clock, Sleeper sleeper) {
        this.watched = watched;
        this.pass = pass;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Returns what came of it, within some ten seconds and as long as the replay takes. */
    SyncResult now() throws InterruptedException {
        var mine = new CompletableFuture<SyncResult>();
        var other = running.compareAndExchange(null, mine);
        return other == null ? done(mine) : awaited(other);
    }

    /** Returns how many wait for what somebody else began. */
    int waiting() {
        var other = running.get();
        return other == null ? 0 : other.getNumberOfDependents();
    }

    private SyncResult done(CompletableFuture<SyncResult> mine) throws InterruptedException {
        try {
            var result = work();
            mine.complete(result);
            return result;
        } finally {
            running.set(null);
            mine.cancel(false);
        }
    }

    private static SyncResult awaited(CompletableFuture<SyncResult> other) {
        try {
            return other.join();
        } catch (CancellationException | CompletionException e) {
            throw new IllegalStateException("The synchronisation that was under way failed", e);
        }
    }

    private SyncResult work() throws InterruptedException {
        var lacked = lag();
        watched.wake();
        var outcome = pass.now();
        var deadline = clock.instant().plus(LONGEST);
        while (lag() > 0 && clock.instant().isBefore(deadline)) {
            sleeper.sleep(PAUSE);
        }
        var lacks = lag();
        return new SyncResult(
                outcome.processed(), outcome.failed(), outcome.remaining(), Math.max(0, lacked - lacks), lacks);
    }

    /** Returns what is known to be missing; a database that is away can't be waited for. */
    private long lag() {
        return watched.status().databases().stream()
                .filter(database -> database.condition().equals("following"))
                .map(database -> Objects.requireNonNullElse(database.lag(), 0L))
                .mapToLong(Long::longValue)
                .sum();
    }
}
