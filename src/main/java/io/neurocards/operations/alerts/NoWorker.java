package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clips have waited, or been left alone, for two minutes, and no process that could make them has shown a sign of life for one. */
record NoWorker(JdbcClient jdbc) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    @Override
    public String cause() {
        return "no-worker";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var waiting = jdbc.sql("""
                        select count(*) from jobs
                        where (status = 'queued' and created_at < :waited
                               or status = 'processing' and heartbeat_at < :waited)
                          and not exists (
                              select from processes
                              where seen_at > :alive and stopped_at is null
                                and 'worker' = any (string_to_array(roles, ',')))
                        """)
                .param("waited", SqlTime.of(now.minus(PATIENCE)))
                .param("alive", SqlTime.of(now.minus(SILENCE)))
                .query(Long.class)
                .single();
        return waiting == 0 ? Optional.empty() : Optional.of(new Finding(Level.CRITICAL, Map.of("waiting", waiting)));
    }
}
