package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every key of a video provider is blocked, so that its orders wait. */
record NoUsableKey(JdbcClient jdbc) implements AlertRule {

    @Override
    public String cause() {
        return "no-usable-key";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var providers =
                jdbc.sql("""
                        select provider from provider_keys
                        where left_at is null
                        group by provider
                        having bool_and(block is not null and (block = 'invalid' or blocked_until > :now))
                        order by provider
                        """).param("now", SqlTime.of(now)).query(String.class).list();
        return providers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Level.CRITICAL, Map.of("providers", String.join(", ", providers))));
    }
}
