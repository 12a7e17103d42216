package io.neurocards.operations.databases;

import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.OperatorCall;
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
 * What is wrong and who was told. A cause is told when it begins and when it has passed, and not again within the cool-down
 * however often it comes and goes: one that came back in the meantime is told when it is over, if it is still there.
 * Modes follow one another: what was told of one has passed when the last of them has.
 */
final class CallBook {

    private final Duration repeat;
    private final Duration cooldown;
    private final Map<String, Entry> open = new HashMap<>();
    private final Map<String, Instant> lastTold = new HashMap<>();

    /**
     * Knows of nothing yet.
     *
     * @param repeat after which what is critical and still there is told again
     * @param cooldown within which a cause is told once
     */
    CallBook(Duration repeat, Duration cooldown) {
        this.repeat = repeat;
        this.cooldown = cooldown;
    }

    /** Something open, and what was last told of it or of the mode before it: whoever heard that waits to hear it passed. */
    private record Entry(Trouble trouble, @Nullable Trouble told) {

        boolean isTold() {
            return told != null && told.cause().equals(trouble.cause());
        }
    }

    /** Takes what is wrong now, all of it; returns what is to be told. */
    synchronized List<OperatorCall> see(List<Trouble> troubles, Instant now) {
        var calls = new ArrayList<OperatorCall>();
        var seen = new HashSet<String>();
        var isInMode = troubles.stream().anyMatch(Trouble::isMode);
        Trouble toldMode = null;
        troubles.forEach(trouble -> seen.add(trouble.cause()));
        for (var entry : List.copyOf(open.values())) {
            if (!seen.contains(entry.trouble().cause())) {
                open.remove(entry.trouble().cause());
                if (isInMode && entry.trouble().isMode()) {
                    toldMode = entry.told();
                } else if (entry.told() != null) {
                    calls.add(call(entry.told(), true, now));
                }
            }
        }
        for (var trouble : troubles) {
            var call = noted(trouble, trouble.isMode() ? toldMode : null, now);
            if (call != null) {
                calls.add(call);
            }
        }
        return calls;
    }

    /** @param toldBefore what was told of the mode that this one followed */
    private @Nullable OperatorCall noted(Trouble trouble, @Nullable Trouble toldBefore, Instant now) {
        var before = open.get(trouble.cause());
        if (before == null) {
            before = new Entry(trouble, toldBefore);
        }
        var known =
                new Trouble(trouble.cause(), trouble.level(), before.trouble().since(), trouble.facts());
        var isDue = before.isTold()
                ? isWorse(trouble, before) || isForgotten(trouble, now)
                : isCooldownOver(trouble.cause(), now);
        open.put(trouble.cause(), new Entry(known, isDue ? known : before.told()));
        if (!isDue) {
            return null;
        }
        lastTold.put(trouble.cause(), now);
        return call(known, false, now);
    }

    private static boolean isWorse(Trouble trouble, Entry before) {
        return before.told() != null && trouble.level().compareTo(before.told().level()) > 0;
    }

    private boolean isForgotten(Trouble trouble, Instant now) {
        var last = lastTold.get(trouble.cause());
        return trouble.level() == Level.CRITICAL
                && (last == null || !last.plus(repeat).isAfter(now));
    }

    private boolean isCooldownOver(String cause, Instant now) {
        var last = lastTold.get(cause);
        return last == null || !last.plus(cooldown).isAfter(now);
    }

    private static OperatorCall call(Trouble trouble, boolean isOver, Instant now) {
        return new OperatorCall(
                UuidV7.at(now), null, trouble.cause(), trouble.level(), isOver, trouble.since(), now, trouble.facts());
    }

    /** Returns what is wrong, the oldest first. */
    synchronized List<Trouble> open() {
        return open.values().stream()
                .map(Entry::trouble)
                .sorted(java.util.Comparator.comparing(Trouble::since).thenComparing(Trouble::cause))
                .toList();
    }
}
