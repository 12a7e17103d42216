package io.neurocards.operations.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This machine's clock and the one of the database's machine differ by more than a question takes. */
record ClockOff(JdbcClient jdbc, Clock clock, AlertLimits limits, String subject) implements AlertRule {

    @Override
    public String cause() {
        return "clock-off";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var asked = clock.instant();
        var theirs = jdbc.sql("select clock_timestamp()")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        var answered = clock.instant();
        var off = theirs.isBefore(asked)
                ? Duration.between(theirs, asked)
                : theirs.isAfter(answered) ? Duration.between(answered, theirs) : Duration.ZERO;
        return off.toSeconds() < limits.clockSeconds()
                ? Optional.empty()
                : Optional.of(new Finding(Level.WARNING, Map.of("machine", subject, "seconds", off.toSeconds())));
    }
}
