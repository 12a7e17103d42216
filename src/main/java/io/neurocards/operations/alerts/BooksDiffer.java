package io.neurocards.operations.alerts;

import io.neurocards.operations.books.BookChecks;
import io.neurocards.operations.books.BooksReport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last look at the books found something that does not agree. */
record BooksDiffer(BookChecks checks) implements AlertRule {

    @Override
    public String cause() {
        return "books-differ";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return checks.latest()
                .filter(report -> report.differences() > 0)
                .map(report -> new Finding(
                        Level.CRITICAL,
                        Map.of(
                                "count",
                                report.differences(),
                                "rules",
                                report.findings().stream()
                                        .map(BooksReport.Finding::rule)
                                        .collect(Collectors.joining(", ")))));
    }
}
