package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clips that are made and paid do not reach their customers: given up within the hour, or overdue by ten minutes. */
record FailingDeliveries(JdbcClient jdbc) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration OVERDUE = Duration.ofMinutes(10);

    @Override
    public String cause() {
        return "failing-deliveries";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var failing = jdbc.sql("""
                        select count(*) filter (where state = 'given_up') as given_up,
                               count(*) filter (where state in ('due', 'sending')) as overdue
                        from telegram_deliveries
                        where (state = 'given_up' and ended_at > :since)
                           or (state in ('due', 'sending') and due_at < :overdue)
                        """)
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .param("overdue", SqlTime.of(now.minus(OVERDUE)))
                .query(Failing.class)
                .single();
        return failing.givenUp() + failing.overdue() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Level.WARNING, Map.of("given_up", failing.givenUp(), "overdue", failing.overdue())));
    }

    record Failing(long givenUp, long overdue) {}
}
