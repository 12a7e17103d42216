package io.neurocards.database.pair;

import io.neurocards.database.Sealing;
import io.neurocards.database.UnsettledException;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Stability;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Knows up to where everything is in two places, and lets those wait whose entry is not. */
final class StableMark implements Stability {

    /** As many decisions as wait at the same time fit in many times over. */
    private static final int WINDOW = 20_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Duration patience;
    private final Runnable shipping;
    private final Predicate<Head> held;
    private final BiConsumer<Long, RuntimeException> failures;
    private final NavigableMap<Long, String> window = new TreeMap<>();
    private long epoch;
    private boolean isOver = true;
    private Head mark = ThirdPlace.NOWHERE;

    /**
     * @param patience how long anybody waits for an entry to be in two places
     * @param shipping is told that somebody waits
     * @param held asks the decider whether it still holds a place; for what is older than is remembered here
     * @param failures hears of each transaction that failed, with its epoch
     */
    StableMark(
            Duration patience, Runnable shipping, Predicate<Head> held, BiConsumer<Long, RuntimeException> failures) {
        this.failures = failures;
        this.patience = patience;
        this.shipping = shipping;
        this.held = held;
    }

    /** Begins with an epoch, in which everything up to {@code known} is in two places. */
    void begin(long next, Head known) {
        lock.lock();
        try {
            epoch = next;
            isOver = false;
            mark = known;
            window.clear();
            window.put(known.seq(), known.hash());
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the epoch: whoever waits has to ask again. */
    void end() {
        lock.lock();
        try {
            isOver = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** These entries are in two places; they follow one another. News of an epoch that is over are no news. */
    void advance(long ofEpoch, List<Head> entries) {
        lock.lock();
        try {
            if (ofEpoch == epoch && !isOver && !entries.isEmpty()) {
                entries.forEach(entry -> window.put(entry.seq(), entry.hash()));
                while (window.size() > WINDOW) {
                    window.pollFirstEntry();
                }
                if (entries.getLast().seq() > mark.seq()) {
                    mark = entries.getLast();
                }
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    Head mark() {
        lock.lock();
        try {
            return mark;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void failed(long ofEpoch, RuntimeException failure) {
        failures.accept(ofEpoch, failure);
    }

    @Override
    public void await(long ofEpoch, Head place) {
        if (isStable(ofEpoch, place)) {
            return;
        }
        shipping.run();
        lock.lock();
        try {
            var left = patience.toNanos();
            while (!isReached(ofEpoch, place)) {
                if (left <= 0) {
                    throw new UnsettledException(
                            "Not in two places yet: entry=" + place.seq() + ", stable=" + mark.seq());
                }
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnsettledException("Interrupted before entry " + place.seq() + " was in two places");
        } finally {
            lock.unlock();
        }
    }

    /** What is older than the window needs a question to the decider, which nobody else should wait for. */
    private boolean isStable(long ofEpoch, Head place) {
        Head reached;
        lock.lock();
        try {
            if (place.seq() >= window.firstEntry().getKey()) {
                return isReached(ofEpoch, place);
            }
            requireEpoch(ofEpoch);
            reached = mark;
        } finally {
            lock.unlock();
        }
        if (!held.test(reached)) {
            throw over("the decider lost its end");
        }
        lock.lock();
        try {
            requireEpoch(ofEpoch); // it may have been another database, of the next epoch, that was asked
        } finally {
            lock.unlock();
        }
        return true;
    }

    private boolean isReached(long ofEpoch, Head place) {
        requireEpoch(ofEpoch);
        if (place.seq() > mark.seq()) {
            return false;
        }
        if (!place.hash().equals(window.get(place.seq()))) {
            throw over("another entry stands at " + place.seq());
        }
        return true;
    }

    private void requireEpoch(long ofEpoch) {
        if (isOver || ofEpoch != epoch) {
            throw over("epoch " + ofEpoch + " is over");
        }
    }

    private static DataAccessException over(String why) {
        return new DataAccessResourceFailureException(why, new SQLException(why, Sealing.FENCED));
    }
}
