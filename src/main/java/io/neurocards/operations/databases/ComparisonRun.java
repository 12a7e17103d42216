package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.ConnectionAdvice;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.database.whole.BothDatabases;
import io.neurocards.database.whole.Reconciliation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares both databases while both are at work, and stops as soon as they are not: what is found about a database that
 * goes, or joins, is no difference.
 */
final class ComparisonRun {

    private static final Logger log = LoggerFactory.getLogger(ComparisonRun.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int NAMED = 5;

    private final Watched watched;
    private final BothDatabases databases;
    private final Clock clock;

    ComparisonRun(Watched watched, BothDatabases databases, Clock clock) {
        this.watched = watched;
        this.databases = databases;
        this.clock = clock;
    }

    /** Who decides in which epoch; while both stay, both databases are what they were. */
    private record Reign(Mode mode, long epoch, Side decider) {}

    private Optional<Reign> reign() {
        var status = watched.status();
        return canCompare(status)
                ? Optional.of(new Reign(status.mode(), status.epoch(), status.decider()))
                : Optional.empty();
    }

    private boolean canCompare(PairStatus status) {
        return status.mode() == Mode.FULL_OPERATIONAL || Watched.isAloneByChoice(watched.isAsynchronous(), status);
    }

    /** Returns what came out; nothing when they are not at work together, so that there is nothing to compare yet. */
    Optional<KeptComparison> compare(String reason) throws InterruptedException {
        var reign = reign();
        return reign.isEmpty() ? Optional.empty() : Optional.of(compare(reason, reign.get()));
    }

    private KeptComparison compare(String reason, Reign reign) throws InterruptedException {
        var began = clock.instant();
        var reconciliation = databases.reconciliation(reign.decider(), NAMED);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var report = awaited(executor.submit(reconciliation::compare), reconciliation, reign, began);
            var isSure = report.outcome() == Reconciliation.Outcome.EQUAL || isStill(reign);
            return isSure
                    ? KeptComparison.of(reason, report, reign.decider(), began, clock.instant())
                    : KeptComparison.brokenOff(reason, "the mode changed meanwhile", began, clock.instant());
        } catch (ExecutionException e) {
            log.info("The comparison of both databases was broken off: reason={}", reason, e);
            var why = isStill(reign)
                    ? ConnectionAdvice.reason(Objects.requireNonNullElse(e.getCause(), e))
                    : "the mode changed meanwhile";
            return KeptComparison.brokenOff(reason, why, began, clock.instant());
        }
    }

    private Reconciliation.Report awaited(
            Future<Reconciliation.Report> made, Reconciliation reconciliation, Reign reign, Instant began)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return made.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (!isStill(reign) || began.plus(LONGEST).isBefore(clock.instant())) {
                    reconciliation.callOff();
                    return made.get();
                }
            } catch (InterruptedException e) {
                reconciliation.callOff();
                throw e;
            }
        }
    }

    private boolean isStill(Reign reign) {
        return reign().filter(reign::equals).isPresent();
    }
}
