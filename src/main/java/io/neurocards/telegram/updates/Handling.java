package io.neurocards.telegram.updates;

import com.google.gson.JsonParseException;
import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one update handled, and its chat wait for that: again after a pause when the handler fails, set aside after the last
 * pause, or at once when the handler does not return. While the database is away no try is made, so none is used up.
 */
final class Handling {

    private static final Logger log = LoggerFactory.getLogger(Handling.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_NAP = Duration.ofMillis(250);

    private final Acting acting;
    private final Inbox inbox;
    private final OutageNotice notice;
    private final Deadline deadline;
    private final Clock clock;
    private final Sleeper sleeper;
    private final UpdatesSettings settings;

    /** One asks for all whether the database is back. */
    private final Semaphore lookout = new Semaphore(1, true);

    Handling(Acting acting, Inbox inbox, OutageNotice notice, Clock clock, Sleeper sleeper, UpdatesSettings settings) {
        this.acting = acting;
        this.inbox = inbox;
        this.notice = notice;
        this.deadline = new Deadline(settings.handling());
        this.clock = clock;
        this.sleeper = sleeper;
        this.settings = settings;
    }

    /** Returns whether there is anybody who acts on updates. */
    boolean isPossible() {
        return acting.isPossible();
    }

    /** Returns whether the update is to be marked as handled. A place is taken only while the handler runs. */
    boolean handle(IncomingUpdate incoming, Semaphore places, BooleanSupplier goesOn) {
        try {
            for (var tries = 1; goesOn.getAsBoolean(); tries++) {
                var failure = attempt(incoming, places);
                if (failure == null) {
                    return true;
                }
                if (tries > settings.pauses().size() || isHopeless(failure)) {
                    giveUp(incoming, failure, goesOn);
                    return false;
                }
                rest(incoming, failure, tries, goesOn);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private @Nullable Throwable attempt(IncomingUpdate incoming, Semaphore places) throws InterruptedException {
        var since = Duration.between(incoming.receivedAt(), clock.instant());
        places.acquire();
        try {
            return deadline.run(() -> {
                acting.act(incoming.parsed(), since.compareTo(settings.meant()) > 0);
                return true;
            });
        } finally {
            places.release();
        }
    }

    /** What can't be read stays so, and what did not return would hold its chat up again. */
    private static boolean isHopeless(Throwable failure) {
        return failure instanceof JsonParseException || failure instanceof TookTooLong;
    }

    private void rest(IncomingUpdate incoming, Throwable failure, int tries, BooleanSupplier goesOn)
            throws InterruptedException {
        var pause = settings.pauses().get(tries - 1);
        if (DatabaseTrouble.isAway(failure)) {
            log.warn("An update waits for the database: update={}, tries={}", incoming.updateId(), tries);
            notice.tell(incoming);
            awaitDatabase(incoming, goesOn);
        } else {
            log.warn(
                    "Handling an update failed: update={}, tries={}; tried again in {}",
                    incoming.updateId(),
                    tries,
                    pause,
                    failure);
        }
        pause(pause, goesOn);
    }

    private void awaitDatabase(IncomingUpdate incoming, BooleanSupplier goesOn) throws InterruptedException {
        lookout.acquire();
        try {
            while (goesOn.getAsBoolean() && !inbox.isThere()) {
                pause(DATABASE_PAUSE, goesOn);
                notice.tell(incoming);
            }
        } finally {
            lookout.release();
        }
    }

    private void pause(Duration pause, BooleanSupplier goesOn) throws InterruptedException {
        for (var left = pause; left.isPositive() && goesOn.getAsBoolean(); left = left.minus(LONGEST_NAP)) {
            sleeper.sleep(left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
        }
    }

    private void giveUp(IncomingUpdate incoming, Throwable failure, BooleanSupplier goesOn)
            throws InterruptedException {
        while (goesOn.getAsBoolean()) {
            if (setAside(incoming, failure)) {
                acting.apologise(incoming);
                return;
            }
            pause(DATABASE_PAUSE, goesOn);
        }
    }

    private boolean setAside(IncomingUpdate incoming, Throwable failure) {
        var reason = failure.getClass().getName();
        try {
            inbox.setAside(incoming.id(), reason);
        } catch (RuntimeException e) {
            log.error("An update could not be set aside: update={}; it comes again", incoming.updateId(), e);
            return false;
        }
        log.error(
                "An update was set aside: update={}, reason={}; its chat goes on",
                incoming.updateId(),
                reason,
                failure instanceof JsonParseException ? null : failure); // it may repeat a customer's words
        return true;
    }
}
