package io.neurocards.operations.books.figures;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whole days in the operator's zone.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    /** How many days are looked at together, at most: three years. */
    public static final int MOST_DAYS = 1096;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    /** @throws ProblemException INVALID_REQUEST with {@code field} for days in the wrong order, too many of them, or of another age */
    public Period {
        require(!from.isBefore(EARLIEST) && from.isBefore(LATEST), "from");
        require(!to.isBefore(from) && to.isBefore(LATEST), "to");
        require(ChronoUnit.DAYS.between(from, to) < MOST_DAYS, "to");
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    /** Returns its first moment. */
    OffsetDateTime begins() {
        return SqlTime.of(from.atStartOfDay(zone).toInstant());
    }

    /** Returns the first moment after it. */
    OffsetDateTime ends() {
        return SqlTime.of(to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
