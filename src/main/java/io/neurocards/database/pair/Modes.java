package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which mode this node is in, since when, and how it came there. */
final class Modes {

    private static final Logger log = LoggerFactory.getLogger(Modes.class);
    private static final int REMEMBERED = 50;

    private final Clock clock;
    private final Consumer<ModeSwitch> listener;
    private final Deque<ModeSwitch> switches = new ArrayDeque<>();
    private Mode mode = Mode.CACHE_ONLY;
    private @Nullable Side decider;
    private Instant since;
    private Instant interruptedAt;

    Modes(Clock clock, Consumer<ModeSwitch> listener) {
        this.clock = clock;
        this.listener = listener;
        this.since = clock.instant();
        this.interruptedAt = since;
    }

    /** From now on nobody is answered, until the next mode is entered. */
    synchronized void interrupted() {
        interruptedAt = clock.instant();
    }

    /** @param side who decides now, or did last */
    void enter(Mode next, Side side, SwitchReason reason) {
        ModeSwitch change;
        synchronized (this) {
            if (next == mode) {
                return;
            }
            var now = clock.instant();
            var gap = interruptedAt.isBefore(since) ? Duration.ZERO : Duration.between(interruptedAt, now);
            var isNew = next != Mode.CACHE_ONLY && decider != null && decider != side;
            change = new ModeSwitch(now, mode, next, side, isNew, reason, Duration.between(since, now), gap);
            mode = next;
            decider = next == Mode.CACHE_ONLY ? decider : side;
            since = now;
            switches.addFirst(change);
            while (switches.size() > REMEMBERED) {
                switches.removeLast();
            }
        }
        log.warn(
                "Mode changed: from={}, to={}, reason={}, lasted={}, gap={}",
                change.from(),
                change.to(),
                reason.sentence(),
                change.lasted(),
                change.gap());
        listener.accept(change);
    }

    synchronized Mode mode() {
        return mode;
    }

    synchronized Instant since() {
        return since;
    }

    synchronized List<ModeSwitch> switches() {
        return List.copyOf(switches);
    }
}
