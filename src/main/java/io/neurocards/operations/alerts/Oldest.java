package io.neurocards.operations.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Things that wait.
 *
 * @param minutes that the oldest has waited
 */
record Oldest(long count, long minutes) {

    /** Reads {@code count} and {@code oldest}. */
    static Oldest of(ResultSet row, Instant now) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Oldest(
                row.getLong("count"),
                oldest == null ? 0 : Duration.between(oldest.toInstant(), now).toMinutes());
    }

    Optional<Finding> finding(Level level) {
        return count == 0
                ? Optional.empty()
                : Optional.of(new Finding(level, Map.of("count", count, "minutes", minutes)));
    }
}
