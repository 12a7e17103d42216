package io.neurocards.neighbours;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Counts what callers send to any process of the studio. A caller of whom nothing is heard is forgotten by Redis itself. */
public final class SharedLimits {

    private static final String KEY = SharedRedis.PREFIX + "limit:";

    /** Beyond the time in which all may be done again: the clocks of two machines are never quite the same. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final SharedRedis redis;
    private volatile @Nullable Counter counter;

    SharedLimits(SharedRedis redis) {
        this.redis = redis;
    }

    private record Counter(StatefulRedisConnection<String, byte[]> connection, AsyncProxyManager<String> buckets) {

        static Counter of(StatefulRedisConnection<String, byte[]> connection) {
            return new Counter(
                    connection,
                    Bucket4jLettuce.casBasedBuilder(connection)
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE))
                            .build()
                            .asAsync());
        }
    }

    /**
     * Counts one request.
     *
     * @param name of the caller and of the limit; another limit needs another name
     * @return what is left, or nothing when Redis can't be asked, and the process has to count for itself
     */
    public Optional<ConsumptionProbe> count(String name, BucketConfiguration limit) {
        return redis.ask(connection -> counter(connection)
                .buckets()
                .builder()
                .build(KEY + name, () -> CompletableFuture.completedFuture(limit))
                .tryConsumeAndReturnRemaining(1));
    }

    @SuppressWarnings("ReferenceEquality") // the same connection or another one, whatever they think of each other
    private Counter counter(StatefulRedisConnection<String, byte[]> connection) {
        var known = counter;
        if (known == null || known.connection() != connection) {
            known = Counter.of(connection);
            counter = known;
        }
        return known;
    }
}
