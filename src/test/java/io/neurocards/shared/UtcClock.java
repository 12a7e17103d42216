package io.neurocards.shared;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What the clocks of tests have in common: they tell moments, which have no zone. */
public abstract class UtcClock extends Clock {

    @Override
    public final ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public final Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
