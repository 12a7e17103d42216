package io.neurocards.accounts;

import io.neurocards.shared.UtcClock;
import java.time.Duration;
import java.time.Instant;

/** Stands still until a test moves it. */
public final class MovableClock extends UtcClock {

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
