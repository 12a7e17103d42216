package io.neurocards.neighbours;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a Redis is, as the last look found it.
 *
 * @param since when it began to answer, or fell silent
 * @param latency of the last look; null while it does not answer, whatever it took before
 * @param answeredAt when it answered last; null for never
 */
public record RedisStanding(
        boolean answers,
        Instant since,
        @Nullable Duration latency,
        @Nullable Instant answeredAt) {}
