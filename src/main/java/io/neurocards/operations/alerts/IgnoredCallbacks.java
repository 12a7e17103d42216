package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * At least 20 messages about clips within this hour and the one before came from nobody who is believed: a wrong secret for
 * webhooks, or somebody who tries.
 */
record IgnoredCallbacks(JdbcClient jdbc) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(2);
    private static final int MANY = 20;

    @Override
    public String cause() {
        return "ignored-callbacks";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var ignored = jdbc.sql("select coalesce(sum(count), 0) from callback_counts where hour_at > :since")
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .query(Long.class)
                .single();
        return ignored < MANY ? Optional.empty() : Optional.of(new Finding(Level.WARNING, Map.of("ignored", ignored)));
    }
}
