package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More clips wait than can soon be made: more than is worth knowing, than is worth acting, than is hopeless. */
record LongQueue(JdbcClient jdbc, AlertLimits limits) implements AlertRule {

    @Override
    public String cause() {
        return "long-queue";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var waiting = jdbc.sql("select count(*) from jobs where status = 'queued'")
                .query(Long.class)
                .single();
        if (waiting <= limits.queueInfo()) {
            return Optional.empty();
        }
        var level = waiting > limits.queueCritical()
                ? Level.CRITICAL
                : waiting > limits.queueWarning() ? Level.WARNING : Level.INFO;
        return Optional.of(new Finding(level, Map.of("waiting", waiting)));
    }
}
