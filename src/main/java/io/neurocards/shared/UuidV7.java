package io.neurocards.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered identifiers (UUID version 7, RFC 9562 section 5.7) in the application, so that an id exists before
 * its row, serves as an idempotency key, and needs no database sequence.
 *
 * <p>48 bits of Unix milliseconds, 12 bits of a counter that keeps ids of one process in the order of their making within
 * a millisecond, 62 random bits. Thread-safe.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    /** Milliseconds and counter of the last id, packed as {@code millis << 12 | counter}. */
    private static final AtomicLong LAST = new AtomicLong();

    private UuidV7() {}

    /** Returns a new id for something that happens at {@code now}; never returns the same id twice. */
    public static UUID at(Instant now) {
        var fresh = now.toEpochMilli() << COUNTER_BITS;
        var stamp = LAST.accumulateAndGet(fresh, (last, next) -> isSameMillisecond(last, next) ? last + 1 : next);
        var high = (stamp >>> COUNTER_BITS << 16) | 0x7000L | (stamp & 0xFFFL);
        var low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static boolean isSameMillisecond(long last, long next) {
        return last >>> COUNTER_BITS == next >>> COUNTER_BITS && (last & 0xFFFL) != 0xFFFL;
    }
}
