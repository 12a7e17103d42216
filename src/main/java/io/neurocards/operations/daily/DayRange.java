package io.neurocards.operations.daily;

import io.neurocards.database.SqlTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A day in a zone, which may be 23 or 25 hours long. */
record DayRange(LocalDate day, ZoneId zone) {

    OffsetDateTime from() {
        return SqlTime.of(day.atStartOfDay(zone).toInstant());
    }

    OffsetDateTime to() {
        return SqlTime.of(day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
