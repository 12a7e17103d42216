package io.neurocards.neighbours;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the other processes that there is something to do, so that they look at once. Whoever misses it looks a little later by
 * itself. However many knock at the same time, one is sent after the other.
 */
public final class Knocks {

    private static final String CHANNEL = "due";

    /** A process looks no oftener than this because of others: a hundred that hear the same are one database's load. */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final SharedRedis redis;
    private final Clock clock;
    private final String self = UUID.randomUUID().toString();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong looked = new AtomicLong();

    Knocks(SharedRedis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Tells the others, and waits for nothing. */
    public void knock() {
        if (waiting.getAndIncrement() == 0) {
            send();
        }
    }

    private void send() {
        var told = waiting.get();
        var _ = redis.tell(CHANNEL, self).whenComplete((_, _) -> {
            if (waiting.addAndGet(-told) > 0) {
                send();
            }
        });
    }

    /** Has {@code look} run when another process knocks; to be said before the start. */
    public void listen(Runnable look) {
        redis.hear(CHANNEL, from -> {
            var now = clock.millis();
            var before = looked.get();
            if (!from.equals(self) && now - before >= BETWEEN.toMillis() && looked.compareAndSet(before, now)) {
                look.run();
            }
        });
    }
}
