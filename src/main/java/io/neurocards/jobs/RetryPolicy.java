package io.neurocards.jobs;

import java.time.Duration;

/**
 * How often, and after which pauses, a failing job is run again; reads as a sentence:
 * {@code attempts(5).waiting(ofSeconds(10)).doublingUpTo(ofMinutes(2))}.
 *
 * @param attempts runs in a row that may fail before the job is given up, at least 1
 * @param firstPause the pause after the first failure
 * @param longestPause the pause doubles with each failure up to this
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    public RetryPolicy {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("Not a retry policy: attempts=" + attempts + ", firstPause=" + firstPause
                    + ", longestPause=" + longestPause);
        }
    }

    public static Attempts attempts(int attempts) {
        return new Attempts(attempts);
    }

    /** The beginning of the sentence. */
    public record Attempts(int attempts) {

        public RetryPolicy waiting(Duration pause) {
            return new RetryPolicy(attempts, pause, pause);
        }
    }

    public RetryPolicy doublingUpTo(Duration longest) {
        return new RetryPolicy(attempts, firstPause, longest);
    }

    boolean allowsAnotherAfter(int failures) {
        return failures < attempts;
    }

    Duration pauseAfter(int failures) {
        var doublings = Math.min(failures - 1, 30);
        var pause = firstPause.multipliedBy(1L << Math.max(0, doublings));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
