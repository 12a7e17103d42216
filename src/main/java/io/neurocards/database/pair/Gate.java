package io.neurocards.database.pair;

import io.neurocards.database.UndecidableException;
import io.neurocards.database.log.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where everybody who wants a database waits while it is being found out, or changed, which one decides. */
final class Gate {

    /** Which database may be asked, and in which epoch. */
    record Way(long epoch, Side side) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration patience;
    private final Waiters waiters = new Waiters();
    private @Nullable Way way;
    private boolean isIsolated;

    /** @param patience how long anybody waits for a change to end */
    Gate(Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns the way to the decider, as soon as there is one.
     *
     * @throws UndecidableException at once when no database can be asked, and when that is not settled in time
     */
    Way enter() {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (way == null) {
                if (isIsolated || left <= 0) {
                    throw new UndecidableException();
                }
                left = changed.awaitNanos(left);
            }
            return way;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndecidableException();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns a connection of what stands at the end of a way, as long as it is the way.
     *
     * @throws java.sql.SQLTransientConnectionException when it became another one meanwhile
     */
    Connection connection(Way asked, DataSource source) throws SQLException {
        return waiters.connection(source, () -> leads(asked));
    }

    private boolean leads(Way asked) {
        lock.lock();
        try {
            return asked.equals(way);
        } finally {
            lock.unlock();
        }
    }

    void open(long epoch, Side side) {
        set(new Way(epoch, side), false);
    }

    /** Lets everybody wait: in a moment there is a way again. */
    void close() {
        set(null, false);
    }

    /** Sends everybody away: there is none. */
    void isolate() {
        set(null, true);
    }

    private void set(@Nullable Way next, boolean isolated) {
        lock.lock();
        try {
            way = next;
            isIsolated = isolated;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        waiters.callOff();
    }

    /** Waits until there is a way, or it is known that there is none, or {@code most} has passed; says whether it is known. */
    boolean isSettledWithin(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.NANOSECONDS.convert(most);
            while (way == null && !isIsolated && left > 0) {
                left = changed.awaitNanos(left);
            }
            return way != null || isIsolated;
        } finally {
            lock.unlock();
        }
    }
}
