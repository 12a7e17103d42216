package io.neurocards.operations.figures;

import io.neurocards.database.Undecided;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a database is asked for in the background, and that is shown as it was found last: whoever looks is answered soon, also
 * while no database can be asked. However many look, one asks.
 */
public final class CountedLately<T> {

    /** Longer than a count that goes well, shorter than anybody minds. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** After a count that failed. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(CountedLately.class);

    private final String name;
    private final Duration goodFor;
    private final Supplier<T> count;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private @Nullable Asking asking;
    private @Nullable Counted<T> last;

    /** @param goodFor for how long what was found is shown without asking again */
    public CountedLately(String name, Duration goodFor, Supplier<T> count, Clock clock) {
        this.name = name;
        this.goodFor = goodFor;
        this.count = count;
        this.clock = clock;
    }

    /** What was found, and when it was so. */
    public record Counted<T>(T value, Instant at) {}

    private record Asking(CountDownLatch done, long since) {

        /** Whoever comes later waits for the rest alone, so that a database that is slow holds up nobody for long. */
        void await() throws InterruptedException {
            var waited = System.nanoTime() - since;
            var _ = done.await(PATIENCE.toNanos() - waited, TimeUnit.NANOSECONDS);
        }
    }

    /** Returns what was found last, at all. */
    public synchronized Optional<Counted<T>> known() {
        return Optional.ofNullable(last);
    }

    /** Returns what is found now, or was found last if that takes its time or nobody can be asked; nothing if it never was. */
    public Optional<Counted<T>> latest() throws InterruptedException {
        var asked = asked();
        if (asked != null) {
            asked.await();
        }
        return known();
    }

    /** Returns what was found last, and has it found again where that is due; waits for nothing. */
    public Optional<Counted<T>> glance() {
        var _ = asked();
        return known();
    }

    private synchronized @Nullable Asking asked() {
        if (asking != null || clock.instant().isBefore(next)) {
            return asking;
        }
        var begun = new Asking(new CountDownLatch(1), System.nanoTime());
        asking = begun;
        Thread.ofVirtual().name(name).start(() -> ask(begun));
        return begun;
    }

    private void ask(Asking begun) {
        var at = clock.instant();
        try {
            end(new Counted<>(count.get(), at), at.plus(goodFor));
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                log.warn("Nothing could be counted: what={}; what was counted before is shown", name, e);
            }
            end(known().orElse(null), at.plus(AGAIN));
        } finally {
            over(begun);
        }
    }

    private synchronized void end(@Nullable Counted<T> found, Instant again) {
        last = found;
        next = again;
    }

    private synchronized void over(Asking begun) {
        asking = null;
        begun.done().countDown();
    }
}
