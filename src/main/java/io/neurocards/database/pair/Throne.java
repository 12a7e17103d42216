package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The present reign, and the lock under which it is acted on: a round of shipping must not straddle a change of the register,
 * or the journal would keep an entry that the next decider never saw.
 */
final class Throne {

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

    /** Whether somebody ships or changes the register at this moment. */
    boolean isTaken() {
        return lock.isLocked();
    }

    void become(UnaryOperator<Reign> change) {
        alone(() -> reign = change.apply(reign));
    }
}
