package io.neurocards.neighbours;

import io.lettuce.core.RedisURI;
import io.neurocards.shared.Until;
import java.time.Clock;
import java.time.Duration;

/** What a process of a studio has of a Redis. */
public record Neighbour(SharedRedis redis, SharedLimits limits, Knocks knocks, LiveView view) implements AutoCloseable {

    /** For tests of what is shared: on a busy machine an answer may take its time. */
    public static final Duration PATIENT = Duration.ofSeconds(10);

    /** One that hurries as the studio does. */
    public static Neighbour of(RedisServer server) {
        return of(server, SharedRedis.LONGEST_WAIT);
    }

    public static Neighbour of(RedisServer server, Duration longestWait) {
        var redis = new SharedRedis(RedisURI.create(server.url()), longestWait, Clock.systemUTC());
        return new Neighbour(redis, new SharedLimits(redis), new Knocks(redis, Clock.systemUTC()), new LiveView(redis));
    }

    /** Starts it, and waits until Redis has answered. */
    public Neighbour start() {
        redis.start();
        awaitAnswer();
        return this;
    }

    public void awaitAnswer() {
        Until.holds("Redis answers", () -> redis.awaySince().isEmpty());
    }

    @Override
    public void close() {
        redis.stop();
    }
}
