package io.neurocards.database.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Who waits for a connection of a pool, which would let them wait out their time although another database decides. */
final class Waiters {

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    /** @throws SQLTransientConnectionException when {@code isRight} is not so, or everybody is called off meanwhile */
    Connection connection(DataSource source, BooleanSupplier isRight) throws SQLException {
        var waiter = new Waiter();
        waiting.add(waiter);
        try {
            if (!isRight.getAsBoolean()) {
                throw new SQLTransientConnectionException("Another database decides");
            }
            return source.getConnection();
        } catch (SQLException e) {
            throw waiter.isCalledOff ? new SQLTransientConnectionException("Another database decides", e) : e;
        } finally {
            waiting.remove(waiter);
            waiter.leave();
        }
    }

    void callOff() {
        waiting.forEach(Waiter::callOff);
    }

    private static final class Waiter {

        private final Thread thread = Thread.currentThread();
        private volatile boolean isCalledOff;
        private boolean isGone;

        synchronized void callOff() {
            if (!isGone) {
                isCalledOff = true;
                thread.interrupt();
            }
        }

        /** The interruption was meant for the waiting, and ends with it. */
        synchronized void leave() {
            isGone = true;
            if (isCalledOff) {
                var _ = Thread.interrupted();
            }
        }
    }
}
