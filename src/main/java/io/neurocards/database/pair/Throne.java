package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The present reign, and the lock under which it is acted on: a round of shipping must not straddle a change of the register,
 * or the journal would keep an entry that the next decider never saw.
 */
final class Throne {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Reign reign = Reign.unopened(Register.UNSET);

    Reign reign() {
        return reign;
    }

    /** Runs {@code action} while nobody else ships or changes the register. */
    <T> T alone(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same for somebody whom a database that fell silent must not keep waiting: {@code impatient} is run at first and again
     * and again until whoever ships has let go, because it may turn to that database only after it was told to stop.
     */
    <T> T aloneAtLast(Runnable impatient, Supplier<T> action) {
        impatient.run();
        try {
            while (!lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                impatient.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another one ships", e);
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody ships or changes the register at this moment. */
    boolean isTaken() {
        return lock.isLocked();
    }

    void become(UnaryOperator<Reign> change) {
        alone(() -> reign = change.apply(reign));
    }
}
