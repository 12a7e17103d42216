package io.neurocards.operations.books;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.operations.figures.Statistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Looks at the books each night, when few customers are there, and at any hour when the night was missed. */
@Component
@ConditionalOnProperty(name = "neurocards.jobs.enabled", matchIfMissing = true)
record CheckBooks(BooksCheck check, BookChecks checks, Decisions decisions, Statistics days, Clock clock)
        implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(CheckBooks.class);
    private static final Duration A_NIGHT_AGO = Duration.ofHours(20);
    private static final Duration NIGHT_MISSED = Duration.ofHours(30);
    private static final int FIRST_HOUR = 3;
    private static final int LAST_HOUR = 5;

    @Override
    public String name() {
        return "operations-check-books";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        if (!isDue(clock.instant())) {
            return;
        }
        var report = check.check();
        decisions.act(() -> checks.keep(report));
        if (report.findings().isEmpty()) {
            log.info("The books agree: rules={}", BooksCheck.rules().size());
        } else {
            log.error(
                    "The books do not agree: differences={}, rules={}",
                    report.differences(),
                    report.findings().stream().map(BooksReport.Finding::rule).toList());
        }
    }

    private boolean isDue(Instant now) {
        var earlier = checks.latest();
        if (earlier.isEmpty()) {
            return true;
        }
        var since = Duration.between(earlier.get().checkedAt(), now);
        var hour = now.atZone(days.zone()).getHour();
        var night = hour >= FIRST_HOUR && hour <= LAST_HOUR;
        return since.compareTo(NIGHT_MISSED) > 0 || (night && since.compareTo(A_NIGHT_AGO) > 0);
    }
}
