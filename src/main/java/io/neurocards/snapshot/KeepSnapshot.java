package io.neurocards.snapshot;

import io.neurocards.database.Undecided;
import io.neurocards.database.pair.Mode;
import io.neurocards.jobs.Ticker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the copies fresh. Copying takes a fiftieth of the time, if it takes no longer than a second; the file is written
 * every half minute, and at once when nobody can decide any more.
 */
final class KeepSnapshot implements Ticker.Turn {

    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(KeepSnapshot.class);
    private static final Duration FILE_EVERY = Duration.ofSeconds(30);
    private static final int SHARE = 50;

    /** The first copy of a process takes longer than any other, and must not make what is kept old. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Snapshot snapshot;
    private final Supplier<@Nullable Mode> mode;
    private final Clock clock;
    private volatile boolean loaded;
    private Instant copyAt = Instant.EPOCH;
    private Instant saveAt = Instant.EPOCH;

    /** @param mode nothing where there is one database only: then nothing is kept */
    KeepSnapshot(Snapshot snapshot, Supplier<@Nullable Mode> mode, Clock clock) {
        this.snapshot = snapshot;
        this.mode = mode;
        this.clock = clock;
    }

    @Override
    public void run() throws IOException {
        var now = mode.get();
        if (now == null) {
            return;
        }
        if (!loaded) {
            snapshot.load();
            loaded = true;
        }
        if (now != Mode.CACHE_ONLY && !clock.instant().isBefore(copyAt)) {
            copy();
        }
        if (now == Mode.CACHE_ONLY || !clock.instant().isBefore(saveAt)) {
            snapshot.save();
            saveAt = clock.instant().plus(FILE_EVERY);
        }
    }

    /** Copies once more and writes it down, so that the next start finds what was true at the end. */
    void last() throws IOException {
        var now = mode.get();
        if (now == null || !loaded) {
            return;
        }
        if (now != Mode.CACHE_ONLY) {
            copy();
        }
        snapshot.save();
    }

    private void copy() {
        var began = clock.instant();
        try {
            snapshot.refresh(Bounds.USUAL);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            log.info("What is kept for reading could not be read anew: no database decides at present");
        }
        var took = Duration.between(began, clock.instant());
        var pause = took.multipliedBy(SHARE);
        copyAt = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        log.debug("Copied for reading: took={} ms, kept={}", took.toMillis(), snapshot.figures());
    }
}
