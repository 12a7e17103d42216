package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody knows for long whether a provider makes a clip that it was asked for; the credits are held until somebody does. */
record UncertainJobs(JdbcClient jdbc, AlertLimits limits) implements AlertRule {

    @Override
    public String cause() {
        return "uncertain-jobs";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var found = jdbc.sql("""
                        select count(*) as count, min(began_at) as oldest from job_attempts
                        where outcome in ('uncertain', 'submitting') and ended_at is null and began_at < :since
                        """)
                .param("since", SqlTime.of(now.minus(Duration.ofMinutes(limits.uncertainMinutes()))))
                .query((row, _) -> Oldest.of(row, now))
                .single();
        return found.finding(Level.WARNING);
    }
}
