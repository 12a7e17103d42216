package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.PairSettings.Acknowledge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When what is possible is also wise: how long a database has to be well, and when the preferred one decides again. */
final class Timetable {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /** What another process last said that it saw is believed for as long, and it may take that long to notice. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(4);

    private final PairSettings settings;
    private final Clock clock;
    private final Caution caution;
    private Instant lastTry = Instant.EPOCH;
    private Instant postponed = Instant.EPOCH;
    private volatile @Nullable Side asked;
    private volatile Side preferred;

    Timetable(PairSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.caution = new Caution(settings.rejoinAfter());
        this.preferred = settings.preferred();
    }

    void changed(Register from, Register to) {
        var now = clock.instant();
        if (to.isFull()) {
            caution.full(now);
        } else if (from.isFull()) {
            if (asked == to.decider()) {
                asked = null;
            } else {
                caution.parted(now);
            }
        }
    }

    /** Whether answers never wait for the copy. */
    boolean isAsynchronous() {
        return settings.acknowledge() == Acknowledge.ASYNC;
    }

    boolean mayBeWaitedFor(Health other) {
        return !isAsynchronous() && (asked != null || caution.isSatisfied(other.steady(clock.instant())));
    }

    /** A copy that refuses is tried again now and then, not in a circle. */
    boolean mayTryAgain() {
        var now = clock.instant();
        if (isWithin(lastTry, now, BETWEEN_TRIES)) {
            return false;
        }
        lastTry = now;
        return true;
    }

    /** Whether a database has been away for so short a time that other processes may not know it yet. */
    boolean mayStillBeNoticed(Health lost) {
        return isWithin(lost.reading().since(), clock.instant(), NOTICED_WITHIN);
    }

    /** An administrator wants this side to decide. */
    void ask(Side side) {
        asked = side;
    }

    /** An administrator wanted this side to decide for good; the settings said what is so before anybody ordered anything. */
    void prefer(Side side) {
        preferred = side;
    }

    /** A clock that was set back makes nobody wait for the time that it had shown. */
    private static boolean isWithin(Instant last, Instant now, Duration time) {
        return !last.isAfter(now) && last.plus(time).isAfter(now);
    }

    /** Handing over did not work; it is tried again in a while. */
    void postpone() {
        postponed = clock.instant();
    }

    boolean isHandOverDue(Register register, Parts parts) {
        var other = register.decider().other();
        var now = clock.instant();
        if (isWithin(postponed, now, BETWEEN_TRIES)) {
            return false;
        }
        if (asked == other) {
            return true;
        }
        return other == preferred
                && asked == null
                && caution.fullFor(now).compareTo(settings.handBackAfter()) >= 0
                && parts.healthOf(other).steady(now).compareTo(settings.handBackAfter()) >= 0;
    }
}
