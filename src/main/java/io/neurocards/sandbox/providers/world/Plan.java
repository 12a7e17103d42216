package io.neurocards.sandbox.providers.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a task gets how far.
 *
 * @param visible from when look-ups know it
 * @param ends {@link Instant#MAX} when it never does
 */
record Plan(Instant visible, Instant queues, Instant generates, Instant ends, Ending ending) {

    /** What a task that goes well spends waiting and in the queue, in hundredths of its time. */
    private static final int WAITING = 10;

    private static final int QUEUING = 25;

    static Plan from(Instant now, Duration making, Duration hidden, Ending ending) {
        return new Plan(
                now.plus(hidden),
                now.plus(making.multipliedBy(WAITING).dividedBy(100)),
                now.plus(making.multipliedBy(QUEUING).dividedBy(100)),
                now.plus(making),
                ending);
    }

    Plan ending(Instant at, Ending how) {
        return new Plan(visible, earlier(queues, at), earlier(generates, at), at, how);
    }

    Phase phase(Instant now) {
        if (!now.isBefore(ends)) {
            return ending.good() ? Phase.SUCCESS : Phase.FAILED;
        }
        if (!now.isBefore(generates)) {
            return Phase.GENERATING;
        }
        return now.isBefore(queues) ? Phase.WAITING : Phase.QUEUING;
    }

    /** Returns when it gets further, unless it never does. */
    Optional<Instant> nextAfter(Instant now) {
        return Stream.of(queues, generates, ends)
                .filter(at -> at.isAfter(now) && at.isBefore(Instant.MAX))
                .findFirst();
    }

    /** Returns when it came to where it is. */
    Instant changed(Instant now, Instant created) {
        return Stream.of(ends, generates, queues)
                .filter(at -> !at.isAfter(now))
                .findFirst()
                .orElse(created);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
