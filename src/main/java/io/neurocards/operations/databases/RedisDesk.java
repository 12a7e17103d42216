package io.neurocards.operations.databases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.neighbours.RedisStanding;
import io.neurocards.neighbours.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the Redis is that the processes share, as this one finds it by a write once a second; asks nobody to say so. */
@Component
public final class RedisDesk {

    private final ObjectProvider<SharedRedis> redis;

    RedisDesk(ObjectProvider<SharedRedis> redis) {
        this.redis = redis;
    }

    /**
     * How it is.
     *
     * @param state {@code answers} or {@code away}
     * @param since when it began to answer, or fell silent
     * @param latencyMs of the last write, to a tenth; absent while it is away
     * @param answeredAt when it answered last; absent when it never did
     */
    public record RedisReport(
            String state,
            Instant since,
            @JsonProperty("latency_ms") @Nullable Double latencyMs,
            @JsonProperty("answered_at") @Nullable Instant answeredAt) {

        static RedisReport of(RedisStanding standing) {
            return new RedisReport(
                    standing.answers() ? "answers" : "away",
                    standing.since(),
                    millis(standing.latency()),
                    standing.answeredAt());
        }

        public boolean answers() {
            return latencyMs != null;
        }

        private static @Nullable Double millis(@Nullable Duration latency) {
            return latency == null ? null : Math.ceil(latency.toNanos() / 100_000.0) / 10;
        }
    }

    /** Returns nothing where no Redis is set. */
    public Optional<RedisReport> now() {
        return Optional.ofNullable(redis.getIfAvailable())
                .map(SharedRedis::standing)
                .map(RedisReport::of);
    }
}
