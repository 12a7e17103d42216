package io.neurocards.notifications;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters on one way out, in their order, kept in memory: a database may be what they are about. What can't be sent is tried
 * again, later each time, for a day. Many that wait at the same time leave as one.
 */
final class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 200;

    /** More of them at the same moment are a flood. */
    private static final int MOST_APART = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration OF_USE = Duration.ofDays(1);

    private final String name;
    private final Way way;
    private final Ends ends;
    private final Clock clock;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private Duration pause = Duration.ZERO;
    private Instant notBefore = Instant.MIN;
    private @Nullable Failing failing;

    /** @param name of the way, for the log */
    Outbox(String name, Way way, Ends ends, Clock clock) {
        this.name = name;
        this.way = way;
        this.ends = ends;
        this.clock = clock;
    }

    /** How a letter leaves. */
    @FunctionalInterface
    interface Way {

        /**
         * Sends it.
         *
         * @throws IOException when nobody took it; its message holds no address and no secret
         */
        void send(Letter letter) throws IOException;
    }

    /**
     * What is done with letters before and after.
     *
     * @param digest makes one of many
     * @param heard is told which rows' letters were taken
     */
    record Ends(Function<List<Letter>, Letter> digest, Consumer<UUID> heard) {}

    /**
     * A way that does not work.
     *
     * @param since when the first try of this row of tries failed
     */
    record Failing(String way, Instant since, String reason, int waiting) {

        private Failing with(String why, int now) {
            return new Failing(way, since, why, now);
        }
    }

    /** Takes letters of one moment. */
    synchronized void take(List<Letter> letters) {
        for (var letter : letters) {
            waiting.removeIf(older -> older.about() != null && older.about().equals(letter.about()));
            if (waiting.size() == MOST) {
                log.error(
                        "A letter to the operator was dropped, because too many wait: way={}, kind={}",
                        name,
                        waiting.removeFirst().kind());
            }
            waiting.addLast(letter);
        }
    }

    /** Returns what keeps it from delivering, or null. */
    synchronized @Nullable Failing failing() {
        return failing;
    }

    /** Sends what waits, until something can't be sent. */
    void deliver() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            var letter = due.size() == 1 ? due.getFirst() : ends.digest().apply(due);
            try {
                way.send(letter);
                sent(due);
                log.info("The operator was told: way={}, kind={}", name, letter.kind());
                due.forEach(this::tellHeard);
            } catch (IOException e) {
                failed(due, letter, e);
            }
        }
    }

    private void tellHeard(Letter letter) {
        var about = letter.about();
        if (about != null) {
            ends.heard().accept(about);
        }
    }

    private synchronized List<Letter> due() {
        if (waiting.isEmpty() || clock.instant().isBefore(notBefore)) {
            return List.of();
        }
        return waiting.size() > MOST_APART ? List.copyOf(waiting) : List.of(waiting.getFirst());
    }

    private synchronized void sent(List<Letter> letters) {
        waiting.removeAll(letters);
        pause = Duration.ZERO;
        failing = null;
    }

    private synchronized void failed(List<Letter> letters, Letter letter, IOException why) {
        var now = clock.instant();
        var reason = String.valueOf(why.getMessage());
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        notBefore = now.plus(pause);
        if (waiting.removeIf(
                old -> letters.contains(old) && old.at().plus(OF_USE).isBefore(now))) {
            log.error(
                    "The operator was not told, and it is given up: way={}, kind={}, reason={}",
                    name,
                    letter.kind(),
                    reason);
        } else if (failing == null || !failing.reason().equals(reason)) {
            log.warn(
                    "The operator could not be told: way={}, kind={}, reason={}; tried again in {}",
                    name,
                    letter.kind(),
                    reason,
                    pause);
        } else {
            log.debug("The operator could still not be told: way={}, tried again in {}", name, pause);
        }
        failing = (failing == null ? new Failing(name, now, reason, 0) : failing).with(reason, waiting.size());
    }
}
