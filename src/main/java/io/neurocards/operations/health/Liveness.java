package io.neurocards.operations.health;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether this process still gets anything done. What answers is no proof: it fails when threads wait for each other for ever, or when a
 * thread whose only work is to write down the time every second has not come to it for half a minute.
 */
public final class Liveness {

    static final Duration STARVED = Duration.ofSeconds(30);

    private final BooleanSupplier deadlock;
    private final LongSupplier nanos;
    private volatile long last;

    /** Looks at this JVM. */
    public Liveness() {
        this(() -> ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null, System::nanoTime);
    }

    Liveness(BooleanSupplier deadlock, LongSupplier nanos) {
        this.deadlock = deadlock;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    void tick() {
        last = nanos.getAsLong();
    }

    /** Returns when the time was written down last; a number that changes while something is done. */
    long lastTick() {
        return last;
    }

    /** Returns the word for what is wrong; nothing for a process that lives. */
    public Optional<String> trouble() {
        if (nanos.getAsLong() - last > STARVED.toNanos()) {
            return Optional.of("starved");
        }
        return deadlock.getAsBoolean() ? Optional.of("deadlock") : Optional.empty();
    }
}
