package io.neurocards.telegram.updates;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which updates are handled, a few times a second for as long as it runs; its rests keep the lease during long questions. */
final class MarkWriter {

    private static final Logger log = LoggerFactory.getLogger(MarkWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final HandledMarks marks;
    private final Rests rests;
    private volatile @Nullable Thread thread;

    MarkWriter(HandledMarks marks, Rests rests) {
        this.marks = marks;
        this.rests = rests;
    }

    void start() {
        var started = Thread.ofVirtual().name("telegram-marks").unstarted(this::run);
        thread = started;
        started.start();
    }

    private void run() {
        do {
            write();
        } while (thread != null && rests.rest(PAUSE));
    }

    private void write() {
        try {
            marks.flush();
        } catch (RuntimeException e) {
            log.warn("Handled updates could not be marked; they are when the database is back", e);
        }
    }

    /** Ends it, and waits for that. */
    void stop(Duration longest) throws InterruptedException {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            running.join(longest);
        }
    }
}
