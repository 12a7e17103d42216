package io.neurocards.operations.books;

import java.time.Instant;
import java.util.List;

/** What one look at the books found. */
public record BooksReport(Instant checkedAt, List<Finding> findings) {

    /**
     * A rule that does not hold.
     *
     * @param rows how many rows break it
     * @param examples some of them
     */
    public record Finding(String rule, long rows, List<Difference> examples) {}

    /**
     * One row that breaks a rule.
     *
     * @param subject such as {@code payment:<id>}
     */
    public record Difference(String subject, String said) {}

    /** Returns how many rows break a rule. */
    public long differences() {
        return findings.stream().mapToLong(Finding::rows).sum();
    }
}
