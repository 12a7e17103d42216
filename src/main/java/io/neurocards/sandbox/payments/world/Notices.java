package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.payments.world.Notice.Attempt;
import io.neurocards.sandbox.payments.world.Notice.Letter;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.wire.Courier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells shops what happened, and again until they take it or it is too late: first after {@link Pace#again}, each time twice
 * as long. Thread-safe.
 */
public final class Notices implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final int KEPT = 5_000;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Alarm alarm;
    private final Clock clock;
    private final Pace pace;
    private final Courier courier = new Courier();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Deque<Notice> told = new ArrayDeque<>();

    /**
     * How soon shops are told.
     *
     * @param first until the first try
     * @param again until the second
     * @param most after which nobody tries any more
     */
    public record Pace(Duration first, Duration again, Duration most) {}

    public Notices(Alarm alarm, Clock clock, Pace pace) {
        this.alarm = alarm;
        this.clock = clock;
        this.pace = pace;
    }

    /** From now on what {@code gateway} has to tell goes to {@code address}; to nobody when that is empty. */
    public void send(String gateway, String address) {
        addresses.put(gateway, address);
    }

    /** Tells as the customer's wish says. Told early, it was tried once when this returns. */
    public void tell(Letter letter, Telling how, Duration later) {
        var notice = keep(letter);
        switch (how) {
            case EARLY -> deliver(notice, pace.again());
            case USUAL -> alarm.after(pace.first(), () -> deliver(notice, pace.again()));
            case LATE -> alarm.after(later, () -> deliver(notice, pace.again()));
            case TWICE -> {
                alarm.after(pace.first(), () -> deliver(notice, pace.again()));
                alarm.after(pace.first(), () -> deliver(notice, pace.again()));
            }
            case NEVER -> {}
        }
    }

    /** Tells as usual. */
    public void tell(Letter letter) {
        tell(letter, Telling.USUAL, Duration.ZERO);
    }

    /** Tells once more, at once, and once only. */
    public void repeat(Notice notice) {
        try {
            attempt(notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Notice notice, Duration pause) {
        try {
            if (attempt(notice)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (clock.instant().plus(pause).isAfter(notice.created().plus(pace.most()))) {
            log.info(
                    "Sandbox notification was not taken: notification={}; it is given up",
                    notice.letter().id());
            return;
        }
        var next = pause.multipliedBy(2);
        alarm.after(pause, () -> deliver(notice, next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next));
    }

    private boolean attempt(Notice notice) throws InterruptedException {
        var letter = notice.letter();
        var address = addresses.getOrDefault(letter.gateway(), "");
        if (address.isEmpty()) {
            return true;
        }
        var at = clock.instant();
        var status = courier.bring(address, letter.body(), letter.headers().apply(at));
        notice.tried(new Attempt(at, status));
        return letter.taken().test(status);
    }

    private synchronized Notice keep(Letter letter) {
        var notice = new Notice(letter, clock.instant());
        told.addFirst(notice);
        if (told.size() > KEPT) {
            told.removeLast();
        }
        return notice;
    }

    /** Returns what is remembered, the newest first. */
    public synchronized List<Notice> all() {
        return List.copyOf(told);
    }

    public List<Notice> about(String payment) {
        return all().stream()
                .filter(notice -> notice.letter().payment().equals(payment))
                .toList();
    }

    public Optional<Notice> find(String id) {
        return all().stream().filter(notice -> notice.letter().id().equals(id)).findFirst();
    }

    public synchronized void clear() {
        told.clear();
    }

    @Override
    public void close() {
        courier.close();
    }
}
