package io.neurocards.notifications;

import io.neurocards.operations.databases.OperatorCall;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls for help on one way out, in their order, kept in memory: a database may be what they are about. What can't be sent is
 * tried again, later each time, for a day.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 200;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration OF_USE = Duration.ofDays(1);

    private final String name;
    private final Way way;
    private final Clock clock;
    private final Deque<OperatorCall> waiting = new ArrayDeque<>();
    private Duration pause = Duration.ZERO;
    private Instant notBefore = Instant.MIN;

    /** @param name of the way, for the log */
    Outbox(String name, Way way, Clock clock) {
        this.name = name;
        this.way = way;
        this.clock = clock;
    }

    /** How a call leaves. */
    @FunctionalInterface
    interface Way {

        /**
         * Sends it.
         *
         * @throws IOException when nobody took it; its message holds no address and no secret
         */
        void send(OperatorCall call) throws IOException;
    }

    synchronized void take(OperatorCall call) {
        if (waiting.size() == MOST) {
            log.error(
                    "Call for help was dropped, because too many wait: way={}, cause={}",
                    name,
                    waiting.removeFirst().cause());
        }
        waiting.addLast(call);
    }

    /** Sends what waits, until one can't be sent. */
    void deliver() {
        for (var call = due(); call != null; call = due()) {
            try {
                way.send(call);
                sent(call);
                log.info("Call for help was passed on: way={}, cause={}, over={}", name, call.cause(), call.isOver());
            } catch (IOException e) {
                failed(call, e);
            }
        }
    }

    private synchronized @Nullable OperatorCall due() {
        return clock.instant().isBefore(notBefore) ? null : waiting.peekFirst();
    }

    private synchronized void sent(OperatorCall call) {
        waiting.remove(call);
        pause = Duration.ZERO;
    }

    private synchronized void failed(OperatorCall call, IOException why) {
        var now = clock.instant();
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        notBefore = now.plus(pause);
        if (call.at().plus(OF_USE).isBefore(now)) {
            waiting.remove(call);
            log.error("Call for help was given up: way={}, cause={}, reason={}", name, call.cause(), why.getMessage());
        } else {
            log.warn(
                    "Call for help could not be passed on: way={}, cause={}, reason={}; tried again in {}",
                    name,
                    call.cause(),
                    why.getMessage(),
                    pause);
        }
    }
}
