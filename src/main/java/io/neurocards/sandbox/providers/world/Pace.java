package io.neurocards.sandbox.providers.world;

import java.time.Duration;

/** How long a clip is made; changed while the sandbox runs. Thread-safe. */
public final class Pace {

    private static final Duration LONGEST = Duration.ofHours(6);
    private volatile Duration making;

    public Pace(Duration making) {
        this.making = making;
    }

    public Duration making() {
        return making;
    }

    /** Applies to tasks that begin from now on. */
    public void setMaking(Duration next) {
        making = next.isNegative() ? Duration.ZERO : next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}
