package io.neurocards.telegram.outgoing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says which letter leaves when. A chat is known here only while something waits for it, is under way, or is not yet paid
 * for. Not thread-safe.
 */
final class Schedule {

    private final Limits limits;
    private final Pace bot;
    private final Pace broadcasts;
    private final Map<Long, Lane> lanes = new HashMap<>();
    private final TreeSet<Lane> ready = new TreeSet<>(Lane.BY_URGENCY);
    private final TreeSet<Lane> later = new TreeSet<>(Lane.BY_TIME);
    private Instant pausedUntil = Instant.MIN;
    private int waiting;
    private @Nullable Lane toldToWait;

    Schedule(Limits limits) {
        this.limits = limits;
        this.bot = new Pace(limits.perBot());
        this.broadcasts = new Pace(limits.perBroadcast());
    }

    int waiting() {
        return waiting;
    }

    int chats() {
        return lanes.size();
    }

    boolean add(Letter<?, ?> letter, Instant now) {
        if (waiting >= limits.mostWaiting()) {
            return false;
        }
        var lane = lanes.computeIfAbsent(letter.chatId(), chat -> new Lane(chat, new Pace(limits.to(chat))));
        change(lane, now, () -> lane.add(letter));
        waiting++;
        return true;
    }

    /** Returns a lane whose next letter leaves now, or null when none may. */
    @Nullable
    Lane depart(Instant now) {
        while (!later.isEmpty() && !later.first().due().isAfter(now)) {
            change(later.first(), now, () -> {});
        }
        if (ready.isEmpty() || earliest(ready.first()).isAfter(now)) {
            return null;
        }
        var lane = ready.first();
        var letter = lane.next();
        var messages = letter == null ? 0 : letter.messages();
        change(lane, now, () -> lane.depart(now, messages));
        if (messages > 0) {
            bot.take(now, messages);
            if (lane.mayWait()) {
                broadcasts.take(now, messages);
            }
        }
        return lane;
    }

    /** Returns when {@link #depart} should be asked again, far in the future when nothing waits. */
    Instant nextLook() {
        var next = later.isEmpty() ? Instant.MAX : later.first().due();
        if (ready.isEmpty()) {
            return next;
        }
        var departure = earliest(ready.first());
        return departure.isBefore(next) ? departure : next;
    }

    /** The fate of the lane's letter is known. */
    void end(Lane lane, Instant now) {
        waiting--;
        change(lane, now, () -> {
            lane.arrive();
            lane.end();
        });
    }

    /** The lane's letter stays, and is tried again after the pause. */
    void keep(Lane lane, Instant now, Instant until) {
        change(lane, now, () -> {
            lane.arrive();
            lane.pauseUntil(until);
        });
    }

    /**
     * Telegram asked to wait, and does not say whether it means the chat or the bot. When it asks in another chat while one
     * waits already, it means the bot.
     */
    void toldToWait(Lane lane, Instant now, Instant until) {
        var before = toldToWait;
        if (before != null && before != lane && before.isPaused(now)) {
            pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        }
        toldToWait = lane;
        change(lane, now, () -> lane.pauseUntil(until));
    }

    /** Others send for the same bot: no message leaves before that moment. */
    void holdUntil(Instant moment) {
        bot.holdUntil(moment);
    }

    /** Gives up everything that is not under way, and returns it. */
    List<Letter<?, ?>> clear() {
        var left = new ArrayList<Letter<?, ?>>();
        for (var lane : lanes.values()) {
            if (!lane.isUnderWay()) {
                for (var letter = lane.next(); letter != null; letter = lane.next()) {
                    left.add(letter);
                    lane.end();
                }
            }
        }
        waiting -= left.size();
        ready.clear();
        later.clear();
        return left;
    }

    private Instant earliest(Lane lane) {
        var letter = lane.next();
        if (letter == null || letter.messages() == 0) {
            return pausedUntil;
        }
        var paced = bot.earliest();
        if (lane.mayWait() && broadcasts.earliest().isAfter(paced)) {
            paced = broadcasts.earliest();
        }
        return paced.isAfter(pausedUntil) ? paced : pausedUntil;
    }

    private void change(Lane lane, Instant now, Runnable change) {
        ready.remove(lane);
        later.remove(lane);
        change.run();
        if (lane.isUnderWay()) {
            return;
        }
        lane.plan();
        if (lane.due().isAfter(now)) {
            later.add(lane);
        } else if (lane.next() != null) {
            ready.add(lane);
        } else {
            lanes.remove(lane.chatId());
        }
    }
}
