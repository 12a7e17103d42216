package io.neurocards.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered identifiers (UUID version 7, RFC 9562 section 5.7) in the application, so that an id exists before
 * its row, serves as an idempotency key, and needs no database sequence.
 *
 * <p>48 bits of Unix milliseconds, 32 bits of a counter that keeps ids of one process in the order of their making within
 * a millisecond, whichever clocks its callers use, 42 random bits. Ids are no secrets. Thread-safe.
 */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BITS = 42;
    private static final int LOW_COUNTER_BITS = 20;

    /** Begins anywhere in the lower half, so that two billion ids follow before it turns over. */
    private static final AtomicLong COUNTER = new AtomicLong(RANDOM.nextInt() >>> 1);

    private UuidV7() {}

    /** Returns a new id for something that happens at {@code now}; never returns the same id twice. */
    public static UUID at(Instant now) {
        var count = COUNTER.incrementAndGet();
        var high = (now.toEpochMilli() << 16) | 0x7000L | ((count >>> LOW_COUNTER_BITS) & 0xFFFL);
        var low = 0x8000_0000_0000_0000L
                | ((count & ((1L << LOW_COUNTER_BITS) - 1)) << RANDOM_BITS)
                | (RANDOM.nextLong() >>> (Long.SIZE - RANDOM_BITS));
        return new UUID(high, low);
    }
}
