package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key of the prompt writer rests for one reason: {@code quota}, or {@code refused}. One alert for each such rest. */
record RestingWriter(JdbcClient jdbc, String reason) implements AlertRule {

    @Override
    public String cause() {
        return "prompts-" + reason;
    }

    @Override
    public Optional<Finding> look(Instant now) {
        var keys = jdbc.sql("select count(*) from prompt_pauses where reason = :reason and until > :now")
                .param("reason", reason)
                .param("now", SqlTime.of(now))
                .query(Long.class)
                .single();
        return keys == 0 ? Optional.empty() : Optional.of(new Finding(Level.WARNING, Map.of("keys", keys)));
    }
}
