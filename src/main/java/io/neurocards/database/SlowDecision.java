package io.neurocards.database;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names a decision that took long, by what it was and who asked for it; never by what was asked. Of those that nobody could decide, which in
 * an outage are all, one a minute is named, and how many more there were.
 */
final class SlowDecision {

    private static final Logger log = LoggerFactory.getLogger(SlowDecision.class);
    private static final Set<String> OURS =
            Set.of(Decisions.class.getName(), DecisionCounts.class.getName(), SlowDecision.class.getName());
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final long slowNanos;
    private final LongSupplier nanos;
    private boolean isOneNamed;
    private long namedAt;
    private long unnamed;

    /** @param nanos a clock that never goes back */
    SlowDecision(Duration slow, LongSupplier nanos) {
        this.slowNanos = slow.toNanos();
        this.nanos = nanos;
    }

    long now() {
        return nanos.getAsLong();
    }

    /**
     * Is told of every decision by {@link Decisions}, on the thread of whoever asked, who is found among the callers.
     *
     * @param began by {@link #now}
     * @param failure how it ended, unless it was decided
     */
    void ended(String type, long began, @Nullable RuntimeException failure) {
        var now = now();
        if (now - began <= slowNanos) {
            return;
        }
        var took = Duration.ofNanos(now - began).toMillis();
        if (failure == null || Undecided.of(failure).isEmpty()) {
            log.warn("Slow decision: type={}, took={} ms, by={}", type, took, caller());
            return;
        }
        var others = othersIfDue(now);
        if (others >= 0) {
            log.warn(
                    "Slow decision: type={}, took={} ms, by={}; nobody could decide it, nor {} more in the time before",
                    type,
                    took,
                    caller(),
                    others);
        }
    }

    /** Returns how many were not named since one was, or -1 when it is too early to name another. */
    private synchronized long othersIfDue(long now) {
        if (isOneNamed && now - namedAt < PAUSE_NANOS) {
            unnamed++;
            return -1;
        }
        var others = unnamed;
        isOneNamed = true;
        namedAt = now;
        unnamed = 0;
        return others;
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !OURS.contains(frame.getClassName()))
                        .findFirst()
                        .map(frame -> simple(frame.getClassName()) + "." + frame.getMethodName()))
                .orElse("unknown");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
