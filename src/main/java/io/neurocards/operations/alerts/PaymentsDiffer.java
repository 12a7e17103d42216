package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last daily comparison found payments that a gateway and our rows tell differently. */
record PaymentsDiffer(JdbcClient jdbc) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(25);

    @Override
    public String cause() {
        return "payments-differ";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var differences = jdbc.sql("select count(*) from payment_differences where seen_at > :since")
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .query(Long.class)
                .single();
        return differences == 0
                ? Optional.empty()
                : Optional.of(new Finding(Level.WARNING, Map.of("count", differences)));
    }
}
