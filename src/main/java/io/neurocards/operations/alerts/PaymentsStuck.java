package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gateways told of payments, and for 15 minutes nothing could be done about it. */
record PaymentsStuck(JdbcClient jdbc) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Override
    public String cause() {
        return "payments-stuck";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var stuck = jdbc.sql("select count(*) from payment_notices where settled_at is null and received_at < :since")
                .param("since", SqlTime.of(now.minus(PATIENCE)))
                .query(Long.class)
                .single();
        return stuck == 0 ? Optional.empty() : Optional.of(new Finding(Level.CRITICAL, Map.of("count", stuck)));
    }
}
