package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More clips wait than can soon be made: over 50 to know, over 100 to act, over 1000 at once. */
record LongQueue(JdbcClient jdbc) implements AlertRule {

    private static final int WORTH_KNOWING = 50;
    private static final int LONG = 100;
    private static final int HOPELESS = 1000;

    @Override
    public String cause() {
        return "long-queue";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var waiting = jdbc.sql("select count(*) from jobs where status = 'queued'")
                .query(Long.class)
                .single();
        if (waiting <= WORTH_KNOWING) {
            return Optional.empty();
        }
        var level = waiting > HOPELESS ? Level.CRITICAL : waiting > LONG ? Level.WARNING : Level.INFO;
        return Optional.of(new Finding(level, Map.of("waiting", waiting)));
    }
}
