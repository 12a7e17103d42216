package io.neurocards.telegram.outgoing;

import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** What waits for one chat, in order. It is as urgent as the most urgent of its letters, which all must leave before it. */
final class Lane {

    static final Comparator<Lane> BY_URGENCY =
            Comparator.comparing(Lane::urgency).thenComparing(lane -> lane.due).thenComparingLong(lane -> lane.chatId);

    static final Comparator<Lane> BY_TIME =
            Comparator.<Lane, Instant>comparing(lane -> lane.due).thenComparingLong(lane -> lane.chatId);

    private final long chatId;
    private final Pace pace;
    private final Deque<Letter<?, ?>> letters = new ArrayDeque<>();
    private final EnumMap<Urgency, Integer> byUrgency = new EnumMap<>(Urgency.class);

    private Instant pausedUntil = Instant.MIN;
    private Instant due = Instant.MIN;
    private boolean underWay;
    private int failures;

    Lane(long chatId, Pace pace) {
        this.chatId = chatId;
        this.pace = pace;
    }

    void add(Letter<?, ?> letter) {
        letters.add(letter);
        byUrgency.merge(letter.urgency(), 1, Integer::sum);
    }

    @Nullable
    Letter<?, ?> next() {
        return letters.peek();
    }

    /** Takes the first letter off, for its fate is known. */
    void end() {
        var ended = letters.remove();
        byUrgency.computeIfPresent(ended.urgency(), (_, count) -> count == 1 ? null : count - 1);
        failures = 0;
    }

    int failed() {
        return ++failures;
    }

    void pauseUntil(Instant moment) {
        pausedUntil = moment.isAfter(pausedUntil) ? moment : pausedUntil;
    }

    boolean isPaused(Instant now) {
        return pausedUntil.isAfter(now);
    }

    void depart(Instant now, int messages) {
        underWay = true;
        if (messages > 0) {
            pace.take(now, messages);
        }
    }

    void arrive() {
        underWay = false;
    }

    boolean isUnderWay() {
        return underWay;
    }

    long chatId() {
        return chatId;
    }

    Instant due() {
        return due;
    }

    /** Works out when this lane is next to be looked at: when its letter may leave, or when it can be forgotten. */
    void plan() {
        var letter = letters.peek();
        var paced = letter == null ? pace.forgottenAt() : letter.messages() == 0 ? Instant.MIN : pace.earliest();
        due = paced.isAfter(pausedUntil) ? paced : pausedUntil;
    }

    private Urgency urgency() {
        return byUrgency.isEmpty()
                ? Urgency.BROADCAST
                : byUrgency.keySet().iterator().next();
    }

    boolean mayWait() {
        return urgency() == Urgency.BROADCAST;
    }
}
