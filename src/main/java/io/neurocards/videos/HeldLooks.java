package io.neurocards.videos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The tries that this process looks after by itself while its lease lasts, so that a task that may be ready at any moment is
 * asked for every few seconds without a word to the database. Used by one thread at a time.
 */
final class HeldLooks {

    /** The longest time between a look's beginning and the moment at which its answer is written down. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(35);

    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

    /**
     * A try in this process's hands.
     *
     * @param until when somebody else may take it
     * @param told how far its job was said to be
     * @param toldAt when that was said
     */
    record Held(Attempt attempt, Instant until, int told, Instant toldAt) {}

    private record Due(Instant at, Held held) {}

    /** Keeps a try for another look, unless its lease would not last until that look's answer is there. */
    boolean keep(Held held, Instant next) {
        return next.plus(LONGEST_LOOK).isBefore(held.until()) && queue.add(new Due(next, held));
    }

    /** Takes out what is due, the longest due first. */
    List<Held> take(int most, Instant now) {
        var due = new ArrayList<Held>();
        for (var first = queue.peek();
                first != null && !first.at().isAfter(now) && due.size() < most;
                first = queue.peek()) {
            due.add(first.held());
            queue.remove();
        }
        return due;
    }
}
