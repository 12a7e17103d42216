package io.neurocards.database.pair;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one database, again and again, whether it takes writes. */
final class Prober {

    private static final Logger log = LoggerFactory.getLogger(Prober.class);
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final Copy copy;
    private final Runnable preparation;
    private final Health health;
    private final Clock clock;
    private final Duration interval;
    private boolean isPrepared;

    /** @param preparation brings the schema of a database that is seen for the first time up to date */
    Prober(Copy copy, Runnable preparation, Health health, Clock clock, Duration interval) {
        this.copy = copy;
        this.preparation = preparation;
        this.health = health;
        this.clock = clock;
        this.interval = interval;
    }

    /** Asks once, and returns when to ask again: a doubt is settled at once. */
    Duration look() {
        var began = clock.instant();
        var before = health.seen();
        try {
            if (!isPrepared) {
                preparation.run();
                isPrepared = true;
            }
            copy.probe();
            health.met(copy.company());
            var now = clock.instant();
            health.answered(now, Duration.between(began, now));
        } catch (RuntimeException e) {
            isPrepared &= !Failures.isOfSchema(e);
            health.failed(clock.instant(), Failures.reason(e));
        }
        tell(before);
        return health.isDoubted() ? AT_ONCE : interval;
    }

    private void tell(Seen before) {
        var now = health.reading();
        if (before != Seen.AWAY && now.seen() == Seen.AWAY) {
            log.warn(
                    "Database does not take writes: side={}, reason={}{}",
                    copy.side(),
                    now.reason(),
                    ConnectionAdvice.on(now.reason())
                            .map(advice -> "; " + advice)
                            .orElse(""));
        } else if (before == Seen.AWAY && now.seen() == Seen.UP) {
            log.info("Database takes writes again: side={}", copy.side());
        }
    }
}
