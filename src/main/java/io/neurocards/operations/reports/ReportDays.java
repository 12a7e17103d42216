package io.neurocards.operations.reports;

import io.neurocards.database.SqlTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days in the operator's zone, both counted in.
 *
 * @param from the first day
 * @param to the last day
 */
public record ReportDays(LocalDate from, LocalDate to, ZoneId zone) {

    /** Returns as many days as these, which end where these begin. */
    public ReportDays before() {
        var days = count();
        return new ReportDays(from.minusDays(days), to.minusDays(days), zone);
    }

    /** Returns each of them, the earliest first. */
    public List<LocalDate> each() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    int count() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
    }

    OffsetDateTime begins() {
        return SqlTime.of(from.atStartOfDay(zone).toInstant());
    }

    OffsetDateTime ends() {
        return SqlTime.of(to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
