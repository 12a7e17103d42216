package io.neurocards.operations.databases;

import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong and who was told. A cause is told when it begins and when it has passed, and not again within five minutes
 * however often it comes and goes: one that came back in the meantime is told when they are over, if it is still there.
 */
final class CallBook {

    static final Duration QUIET = Duration.ofMinutes(5);

    private final Map<String, Entry> open = new HashMap<>();
    private final Map<String, Instant> lastTold = new HashMap<>();

    /** Something open; {@code isTold} since it began. */
    private record Entry(Trouble trouble, boolean isTold) {}

    /** Takes what is wrong now, all of it; returns what is to be told. */
    synchronized List<OperatorCall> see(List<Trouble> troubles, Instant now) {
        var calls = new ArrayList<OperatorCall>();
        var seen = new HashSet<String>();
        var mode = troubles.stream().anyMatch(Trouble::isMode);
        troubles.forEach(trouble -> seen.add(trouble.cause()));
        for (var entry : List.copyOf(open.values())) {
            if (!seen.contains(entry.trouble().cause())) {
                open.remove(entry.trouble().cause());
                var isFollowed = mode && entry.trouble().isMode();
                if (entry.isTold() && !isFollowed) {
                    calls.add(call(entry.trouble(), true, now));
                }
            }
        }
        for (var trouble : troubles) {
            var call = noted(trouble, now);
            if (call != null) {
                calls.add(call);
            }
        }
        return calls;
    }

    private @Nullable OperatorCall noted(Trouble trouble, Instant now) {
        var before = open.get(trouble.cause());
        var known = before == null
                ? trouble
                : new Trouble(trouble.cause(), trouble.level(), before.trouble().since(), trouble.facts());
        var isDue = (before == null || !before.isTold()) && isQuietOver(trouble.cause(), now);
        open.put(trouble.cause(), new Entry(known, isDue || (before != null && before.isTold())));
        if (!isDue) {
            return null;
        }
        lastTold.put(trouble.cause(), now);
        return call(known, false, now);
    }

    private boolean isQuietOver(String cause, Instant now) {
        var last = lastTold.get(cause);
        return last == null || !last.plus(QUIET).isAfter(now);
    }

    private static OperatorCall call(Trouble trouble, boolean isOver, Instant now) {
        return new OperatorCall(
                UuidV7.at(now), trouble.cause(), trouble.level(), isOver, trouble.since(), now, trouble.facts());
    }

    /** Returns what is wrong, the oldest first. */
    synchronized List<Trouble> open() {
        return open.values().stream()
                .map(Entry::trouble)
                .sorted(java.util.Comparator.comparing(Trouble::since).thenComparing(Trouble::cause))
                .toList();
    }
}
