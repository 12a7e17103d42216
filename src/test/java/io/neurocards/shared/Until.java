package io.neurocards.shared;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How tests wait for what other threads and processes do: for a condition, and far longer than it should take. */
public final class Until {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private Until() {}

    /**
     * Waits for a condition.
     *
     * @throws AssertionError naming {@code what} when it does not hold within a minute
     */
    public static void holds(String what, BooleanSupplier condition) {
        holds(() -> what, PATIENCE, condition);
    }

    /**
     * Waits for a condition as long as is said.
     *
     * @throws AssertionError with what {@code facts} says then when it does not hold in time
     */
    public static void holds(Supplier<String> facts, Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + patience + ": " + facts.get());
            }
            pass(BETWEEN_LOOKS);
        }
    }

    /** Lets time go by, where a harness is to strike at some moment and not at a condition. */
    public static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted while waiting");
            }
        }
    }
}
