package io.neurocards.providers.wire;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** How old a task is, as far as the id of its attempt (a UUIDv7) tells: the task is at most that old. */
public record TaskAge(Clock clock) {

    /** A vendor may show a new task only after this long (60 to 90 s have been seen at kie.ai). */
    private static final Duration GRACE = Duration.ofSeconds(90);

    /** A creation may take this long, so that the task may be this much younger than its attempt. */
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(2);

    /** A guess never says that something is done. */
    private static final int MOST = 95;

    /** Returns whether the vendor may not show the task yet although it exists. */
    public boolean mayBeTooYoung(UUID attempt) {
        return of(attempt).compareTo(GRACE.plus(LONGEST_CREATION)) < 0;
    }

    /** Returns how far a task is that usually takes {@code makingSeconds}, 0 to 95. */
    public int progress(UUID attempt, int makingSeconds) {
        return Math.clamp(of(attempt).toSeconds() * 100 / Math.max(1, makingSeconds), 0, MOST);
    }

    private Duration of(UUID attempt) {
        return Duration.between(Wires.madeAt(attempt), clock.instant());
    }
}
