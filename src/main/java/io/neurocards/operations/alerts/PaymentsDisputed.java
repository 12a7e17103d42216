package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers want money back by way of their banks, and gateways wait for an operator's answer. */
record PaymentsDisputed(JdbcClient jdbc) implements AlertRule {

    private static final Duration WINDOW = Duration.ofDays(3);

    @Override
    public String cause() {
        return "payments-disputed";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var disputes = jdbc.sql("""
                        select count(distinct (gateway, reference)) from payment_notices
                        where kind = 'dispute' and settled_at > :since
                        """)
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .query(Long.class)
                .single();
        return disputes == 0 ? Optional.empty() : Optional.of(new Finding(Level.CRITICAL, Map.of("count", disputes)));
    }
}
