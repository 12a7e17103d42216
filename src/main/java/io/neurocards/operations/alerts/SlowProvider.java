package io.neurocards.operations.alerts;

import io.neurocards.database.SqlTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Half of the clips that a provider made within the hour took longer than is good; three clips at least. */
record SlowProvider(JdbcClient jdbc, AlertLimits limits) implements AlertRule {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int FEWEST = 3;

    @Override
    public String cause() {
        return "slow-provider";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return jdbc.sql("""
                        select provider, count(*) as clips,
                               (percentile_cont(0.5) within group (order by extract(epoch from ended_at - began_at)) / 60)::int
                                   as minutes
                        from job_attempts where outcome = 'ready' and ended_at > :since
                        group by provider having count(*) >= :fewest order by minutes desc, provider limit 1
                        """)
                .param("since", SqlTime.of(now.minus(WINDOW)))
                .param("fewest", FEWEST)
                .query(Slow.class)
                .optional()
                .filter(slow -> slow.minutes() >= limits.providerMinutes())
                .map(slow -> new Finding(
                        Level.WARNING,
                        Map.of("provider", slow.provider(), "clips", slow.clips(), "minutes", slow.minutes())));
    }

    record Slow(String provider, long clips, int minutes) {}
}
