package io.neurocards.waiting;

import io.neurocards.shared.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** How often what waits has failed in this process, and when it is tried again. */
final class Tries {

    private final Map<OperationId, Rest> rests = new ConcurrentHashMap<>();
    private final WaitingSettings settings;
    private final Clock clock;

    private record Rest(int failures, Instant until) {}

    Tries(WaitingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    boolean rests(OperationId id) {
        var rest = rests.get(id);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    /** Lets it rest after a failure; says whether it has failed too often. */
    boolean failed(OperationId id) {
        var failures =
                rests.merge(id, next(0), (before, _) -> next(before.failures())).failures();
        return failures >= settings.tries();
    }

    /** Lets it rest for a reason that is nobody's failure. */
    void postponed(OperationId id) {
        rests.put(id, new Rest(0, clock.instant().plus(settings.longestPause().dividedBy(10))));
    }

    void over(OperationId id) {
        rests.remove(id);
    }

    private Rest next(int before) {
        var doubled = settings.firstPause().multipliedBy(1L << Math.min(before, 20));
        var pause = doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
        var chance = Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() + 1));
        return new Rest(before + 1, clock.instant().plus(pause).plus(chance));
    }
}
