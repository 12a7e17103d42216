package io.neurocards.telegram.updates;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses of the process that asks. They keep its lease: a pause is no reason for another process to take over. */
record Rests(Reception.Rhythm rhythm, Lease lease, Duration piece) {

    private static final Logger log = LoggerFactory.getLogger(Rests.class);

    Instant now() {
        return rhythm.clock().instant();
    }

    /** Waits for a moment only. */
    void sleep(Duration pause) throws InterruptedException {
        rhythm.sleeper().sleep(pause);
    }

    void pause(Duration pause) throws InterruptedException {
        for (var left = pause; left.isPositive(); left = left.minus(piece)) {
            sleep(left.compareTo(piece) < 0 ? left : piece);
            try {
                if (lease.isHeld()) {
                    lease.hold();
                }
            } catch (RuntimeException e) {
                log.warn("The lease on Telegram's updates could not be renewed", e);
            }
        }
    }

    /** Pauses; returns false when it was interrupted, which only the end of the process does. */
    boolean rest(Duration pause) {
        try {
            pause(pause);
            return true;
        } catch (InterruptedException _) {
            return false; // it is stopped
        }
    }
}
