package io.neurocards.database.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections to one database and can break all of them: whoever waits for an answer of a database that fell silent
 * would otherwise wait for as long as the socket does.
 */
final class PhysicalConnections extends DelegatingDataSource {

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("break").start(work);

    private final Runnable whenRefused;
    private final Set<Connection> opened = Collections.newSetFromMap(new WeakHashMap<>());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();
    private boolean isReachable = true;

    /** @param whenRefused is told of each connection that could not be opened */
    PhysicalConnections(DataSource target, Runnable whenRefused) {
        super(target);
        this.whenRefused = whenRefused;
    }

    /**
     * Returns what opens connections for probes. As long as these can't be opened nobody else tries: a pool tries at ever
     * longer distances, and would be empty for seconds after the database is back.
     */
    DataSource forProbing() {
        return new DelegatingDataSource(obtainTargetDataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                var wasOpened = false;
                try {
                    var connection = super.getConnection();
                    wasOpened = true;
                    return connection;
                } finally {
                    found(wasOpened);
                }
            }
        };
    }

    private void found(boolean reachable) {
        lock.lock();
        try {
            isReachable = reachable;
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitReachable();
        try {
            var connection = super.getConnection();
            synchronized (opened) {
                opened.removeIf(PhysicalConnections::isClosed);
                opened.add(connection);
            }
            return connection;
        } catch (SQLException e) {
            whenRefused.run();
            throw e;
        }
    }

    private void awaitReachable() throws SQLException {
        lock.lock();
        try {
            while (!isReachable) {
                returned.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while the database is away", e);
        } finally {
            lock.unlock();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException("The driver does not know its connection", e);
        }
    }

    /** Breaks every connection, also under a statement that somebody waits for. */
    void breakAll() {
        List<Connection> open;
        synchronized (opened) {
            open = List.copyOf(opened);
            opened.clear();
        }
        for (var connection : open) {
            try {
                connection.abort(THREADS);
            } catch (SQLException e) {
                throw new IllegalStateException("The driver does not let go of a connection", e);
            }
        }
    }
}
