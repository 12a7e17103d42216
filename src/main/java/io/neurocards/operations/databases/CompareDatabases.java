package io.neurocards.operations.databases;

import io.neurocards.database.Decisions;
import io.neurocards.database.UndecidableException;
import io.neurocards.database.UnsettledException;
import io.neurocards.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares both databases when one of them has come back, each night, and when somebody asks for it. When that is due follows
 * from rows alone, so that no process has to remember it. A try that came to nothing is followed by another one.
 */
record CompareDatabases(ComparisonRun comparison, Comparisons kept, Decisions decisions, ZoneId zone, Clock clock)
        implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(CompareDatabases.class);

    /** After a return every process writes down its own, some seconds apart. */
    static final Duration SETTLED = Duration.ofSeconds(30);

    /** So that a database that comes and goes is not read all the time. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Duration THIS_NIGHT = Duration.ofHours(6);
    private static final Duration NIGHT_MISSED = Duration.ofHours(30);
    private static final int FIRST_HOUR = 4;
    private static final int LAST_HOUR = 6;

    @Override
    public String name() {
        return "operations-compare-databases";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() throws InterruptedException {
        var reason = due(clock.instant());
        if (reason.isEmpty()) {
            return;
        }
        var made = comparison.compare(reason.get());
        if (made.isPresent()) {
            tell(made.get());
            keep(made.get());
        }
    }

    /** What could not be taken down is due again, if it does not stand after all. */
    private void keep(KeptComparison made) {
        try {
            decisions.act(() -> kept.keep(made));
        } catch (UndecidableException | UnsettledException e) {
            log.info("A comparison may not have been written down: outcome={}", made.outcome(), e);
        }
    }

    private static void tell(KeptComparison made) {
        if (made.wasBrokenOff()) {
            log.info(
                    "Both databases could not be compared: why={}; tried again in {}, when both are at work",
                    made.note(),
                    PAUSE);
        } else if (made.isEqual()) {
            log.info(
                    "Both databases hold the same: reason={}, tables={}, behind={}, took={}",
                    made.reason(),
                    made.compared(),
                    made.behind(),
                    Duration.between(made.startedAt(), made.endedAt()));
        } else {
            log.error(
                    "The databases do not hold the same: reason={}, outcome={}, differing={}",
                    made.reason(),
                    made.outcome(),
                    made.differing());
        }
    }

    private Optional<String> due(Instant now) {
        var isTried = kept.brokenOff().filter(failed -> isWithin(PAUSE, failed.endedAt(), now));
        if (isTried.isPresent()) {
            return Optional.empty();
        }
        if (kept.isAskedFor()) {
            return Optional.of(KeptComparison.COMMAND);
        }
        var last = kept.latest().map(KeptComparison::startedAt).orElse(Instant.EPOCH);
        var back = kept.lastReturn().filter(last::isBefore);
        if (back.isPresent()) {
            var isSoon = isWithin(SETTLED, back.get(), now) || isWithin(PAUSE, last, now);
            return isSoon ? Optional.empty() : Optional.of(KeptComparison.RETURN);
        }
        return isNight(last, now) ? Optional.of(KeptComparison.NIGHTLY) : Optional.empty();
    }

    private static boolean isWithin(Duration length, Instant since, Instant now) {
        return since.plus(length).isAfter(now);
    }

    private boolean isNight(Instant last, Instant now) {
        var hour = now.atZone(zone).getHour();
        var isQuiet = hour >= FIRST_HOUR && hour <= LAST_HOUR;
        return !isWithin(NIGHT_MISSED, last, now) || (isQuiet && !isWithin(THIS_NIGHT, last, now));
    }
}
