package io.neurocards.database.pair;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections to one database and can break all of them: whoever waits for an answer of a database that fell silent
 * would otherwise wait for as long as the socket does.
 */
final class PhysicalConnections implements DataSource {

    private static final Executor THREADS =
            work -> Thread.ofVirtual().name("break").start(work);

    private final DataSource target;
    private final Runnable whenRefused;
    private final Set<Connection> opened = Collections.newSetFromMap(new WeakHashMap<>());

    /** @param whenRefused is told of each connection that could not be opened */
    PhysicalConnections(DataSource target, Runnable whenRefused) {
        this.target = target;
        this.whenRefused = whenRefused;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            var connection = target.getConnection();
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

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The login is a part of the address");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}
