package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of at least five clips that ended within the hour, too many failed; cancelled ones count for neither side. */
record ManyFailures(JdbcClient jdbc, AlertLimits limits) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int FEWEST = 5;

    @Override
    public String cause() {
        return "many-failures";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var hour = jdbc.sql("""
                        select count(*) filter (where stage = 'failed') as failed, count(*) as ended from jobs
                        where finished_at > :since and stage in ('completed', 'failed')
                        """)
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .query(Hour.class)
                .single();
        if (hour.ended() < FEWEST || hour.share() < limits.failuresPercent() / 100.0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                hour.share() < Math.min(1, limits.failuresPercent() / 50.0) ? Level.WARNING : Level.CRITICAL,
                Map.of("failed", hour.failed(), "ended", hour.ended())));
    }

    record Hour(long failed, long ended) {

        double share() {
            return (double) failed / ended;
        }
    }
}
