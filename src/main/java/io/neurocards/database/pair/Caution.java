package io.neurocards.database.pair;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps a database that comes and goes from being waited for again and again: each absence doubles how long it has to be well. */
final class Caution {

    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Duration first;
    private Duration wait = Duration.ZERO;
    private @Nullable Instant fullSince;

    Caution(Duration first) {
        this.first = first;
    }

    void full(Instant now) {
        fullSince = now;
    }

    /** Both databases were in use, and are no more. */
    void parted(Instant now) {
        var forgotten = fullSince != null && !fullSince.plus(FORGOTTEN_AFTER).isAfter(now);
        var doubled = wait.isZero() || forgotten ? first : wait.multipliedBy(2);
        wait = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        fullSince = null;
    }

    boolean isSatisfied(Duration steady) {
        return steady.compareTo(wait) >= 0;
    }

    /** For how long both have been in use. */
    Duration fullFor(Instant now) {
        if (fullSince != null && fullSince.isAfter(now)) {
            fullSince = now;
        }
        return fullSince == null ? Duration.ZERO : Duration.between(fullSince, now);
    }
}
