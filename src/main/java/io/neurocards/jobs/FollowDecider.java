package io.neurocards.jobs;

import io.neurocards.database.Undecided;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.ModeSwitch;
import io.neurocards.shared.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * Lets the work on jobs follow the database that decides. Tasks are local to a database, and everything they do follows from
 * rows that are not: when another database decides, what its table says of who works on what is void, and what looks for work
 * begins at once. Until that is written down there nothing is taken from its table; it is tried for as long as it fails,
 * because a new decider may be lost again in just that moment.
 */
final class FollowDecider {

    private static final Logger log = LoggerFactory.getLogger(FollowDecider.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Worked worked;
    private final Sleeper sleeper;
    private long turn;
    private boolean isBeginningOwed;

    /** What is done with jobs. */
    interface Worked {

        void pause();

        void resume();

        /** Begins to work, if that could not be done before. */
        void startIfWaiting();

        /** Takes back what is worked on, and makes what looks for work due. */
        void beginAnew();
    }

    FollowDecider(Worked worked, Sleeper sleeper) {
        this.worked = worked;
        this.sleeper = sleeper;
    }

    @EventListener
    synchronized void on(ModeSwitch change) {
        turn++;
        isBeginningOwed |= change.isNewDecider();
        if (change.to() == Mode.CACHE_ONLY || isBeginningOwed) {
            worked.pause();
        }
        if (change.to() != Mode.CACHE_ONLY) {
            var following = turn;
            Thread.ofVirtual().name("follow-decider").start(() -> follow(following));
        }
    }

    private void follow(long following) {
        while (isLatest(following) && !isDone(following)) {
            try {
                sleeper.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isDone(long following) {
        try {
            worked.startIfWaiting();
            if (isBeginningOwed()) {
                worked.beginAnew();
            }
            resume(following);
            return true;
        } catch (RuntimeException e) {
            if (Undecided.of(e).isPresent()) {
                log.info("Jobs wait: the database that decides could not be written to; tried again in {}", AGAIN);
            } else {
                log.error("Jobs could not begin anew on the database that decides; tried again in {}", AGAIN, e);
            }
            return false;
        }
    }

    private synchronized void resume(long following) {
        if (isLatest(following)) {
            isBeginningOwed = false;
            worked.resume();
        }
    }

    private synchronized boolean isLatest(long following) {
        return following == turn;
    }

    private synchronized boolean isBeginningOwed() {
        return isBeginningOwed;
    }
}
