package io.neurocards.operations.alerts;

import io.neurocards.neighbours.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The Redis that the processes share does not answer this one; what passes within seconds is not worth a word. */
record RedisAway(SharedRedis redis, String subject) implements AlertRule {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String cause() {
        return "redis-away";
    }

    @Override
    public Optional<Finding> look(Instant now) {
        return redis.awaySince()
                .filter(since -> since.isBefore(now.minus(PATIENCE)))
                .map(since -> new Finding(
                        Level.WARNING,
                        Map.of(
                                "machine",
                                subject,
                                "seconds",
                                Duration.between(since, now).toSeconds())));
    }
}
