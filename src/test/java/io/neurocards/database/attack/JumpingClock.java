package io.neurocards.database.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The machine's clock, set wrong now and then. */
final class JumpingClock extends Clock {

    private volatile Duration wrong = Duration.ZERO;

    void jump(Duration by) {
        wrong = by;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
