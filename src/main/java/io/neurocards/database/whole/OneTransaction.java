package io.neurocards.database.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One transaction on a connection of its own, for work that takes as long as it takes. Rows have the same text in all of
 * them. Nothing is set beyond the transaction, so a pooler that gives out connections by transaction may stand in between.
 */
final class OneTransaction implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OneTransaction.class);

    /** A connection that is silent for so long is dead: no statement here takes longer. */
    private static final Duration SILENCE = Duration.ofHours(1);

    /** Rows that a policy would hide are an error, so that no copy lacks them. */
    private static final String SETTINGS = """
            select set_config(name, value, true) from (values
                ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'), ('extra_float_digits', '1'),
                ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0'),
                ('row_security', 'off')) wanted (name, value)
            where exists (select from pg_settings s where lower(s.name) = wanted.name)
            """;

    private final Connection connection;

    private OneTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Begins one that sees the database as it is now and changes nothing. */
    static OneTransaction reading(DataSource dataSource) throws SQLException {
        return begun(dataSource, "set transaction isolation level repeatable read, read only");
    }

    static OneTransaction writing(DataSource dataSource) throws SQLException {
        return begun(dataSource, "set transaction isolation level read committed, read write");
    }

    private static OneTransaction begun(DataSource dataSource, String mode) throws SQLException {
        var connection = dataSource.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE.toMillis()));
            statement.execute(mode);
            statement.execute(SETTINGS);
            return new OneTransaction(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    CopyManager copies() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Lets whoever waits for this one stop waiting: the server is asked to stop, and then nothing more is heard of it. */
    void breakOff() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            log.debug("A database could not be asked to stop; its connection is closed", e);
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("A connection was closed already", e);
        }
    }

    /** Takes back what was not committed. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
