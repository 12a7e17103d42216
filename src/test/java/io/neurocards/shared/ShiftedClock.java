package io.neurocards.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock, as wrong as a test makes it. */
public final class ShiftedClock extends UtcClock {

    private volatile Duration ahead = Duration.ZERO;

    /** From now on it is that far ahead of the machine's; behind, where that is negative. */
    public void setAhead(Duration by) {
        ahead = by;
    }

    public void forward(Duration more) {
        ahead = ahead.plus(more);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
