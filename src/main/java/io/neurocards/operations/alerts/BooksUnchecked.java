package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nightly look at the books did not come to its end for a day and a half; before the first one nothing is missed. */
record BooksUnchecked(JdbcClient jdbc) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofHours(36);

    @Override
    public String cause() {
        return "books-unchecked";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return jdbc.sql("select max(checked_at) as at from book_checks having max(checked_at) < :since")
                .param("since", SqlTime.of(now.minus(PATIENCE)))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional()
                .map(last -> new Finding(
                        Level.WARNING,
                        Map.of("hours", Duration.between(last, now).toHours())));
    }
}
