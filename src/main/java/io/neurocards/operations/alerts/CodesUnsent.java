package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails with codes wait for ten minutes, so that nobody comes in by mail. */
record CodesUnsent(JdbcClient jdbc) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String cause() {
        return "codes-unsent";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var found = jdbc.sql("""
                        select count(*) as count, min(created_at) as oldest from email_challenges
                        where sent_at is null and abandoned_at is null and used_at is null and person_id is not null
                          and expires_at > :now and created_at < :since
                        """)
                .param("now", SqlTime.of(now))
                .param("since", SqlTime.of(now.minus(PATIENCE)))
                .query((row, _) -> Oldest.of(row, now))
                .single();
        return found.finding(Level.CRITICAL);
    }
}
