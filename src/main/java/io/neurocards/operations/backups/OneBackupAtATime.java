package io.neurocards.operations.backups;

import io.neurocards.database.whole.UnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A lock in the database, for as long as this is open: whoever dies gives it back. It is one of a transaction, so that a pooler may
 * stand in between; that transaction sees nothing, and so keeps nothing from being cleaned up.
 */
final class OneBackupAtATime implements AutoCloseable {

    private static final long LOCK = 0x6e63_6261_636b_7570L;

    private final Connection connection;

    private OneBackupAtATime(Connection connection) {
        this.connection = connection;
    }

    /** @throws UnusableException when somebody else has it */
    static OneBackupAtATime on(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            try (var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                if (row.next() && row.getBoolean(1)) {
                    return new OneBackupAtATime(connection);
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
            throw new UnusableException("Another backup is being made, or old ones are being deleted, right now");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
