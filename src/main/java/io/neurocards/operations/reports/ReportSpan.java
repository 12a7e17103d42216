package io.neurocards.operations.reports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** How far a report looks back. */
public enum ReportSpan {
    WEEK(7, 1),
    MONTH(30, 1),
    QUARTER(90, 7),
    YEAR(365, 7);

    private final int days;
    private final int step;

    ReportSpan(int days, int step) {
        this.days = days;
        this.step = step;
    }

    public int days() {
        return days;
    }

    /** Returns how many days are shown as one, so that what is shown can be read. */
    public int step() {
        return step;
    }

    /** Returns the one of so many days, if there is one. */
    public static Optional<ReportSpan> of(int days) {
        return Arrays.stream(values()).filter(span -> span.days == days).findFirst();
    }

    ReportDays until(LocalDate today, ZoneId zone) {
        return new ReportDays(today.minusDays(days - 1L), today, zone);
    }
}
