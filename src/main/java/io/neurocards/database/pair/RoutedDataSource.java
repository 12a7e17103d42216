package io.neurocards.database.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Leads to the database that decides at the moment, and lets wait while that is being changed. */
final class RoutedDataSource extends AbstractDataSource {

    private final Gate gate;
    private final Both<? extends DataSource> pools;
    private final int attempts;

    /** @param attempts how many of the pools' waits anybody waits for a connection */
    RoutedDataSource(Gate gate, Both<? extends DataSource> pools, int attempts) {
        this.attempts = attempts;
        this.gate = gate;
        this.pools = pools;
    }

    /**
     * Asks again where the way leads, after each of the pool's short waits and when it changed meanwhile: while somebody waits
     * for a database that is gone, another one takes over.
     *
     * @throws io.neurocards.database.UndecidableException when no database can be asked
     */
    @Override
    public Connection getConnection() throws SQLException {
        for (var attempt = 1; ; attempt++) {
            var way = gate.enter();
            try {
                return gate.connection(way, pools.at(way.side()));
            } catch (SQLTransientConnectionException e) {
                if (attempt >= attempts) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("The login is a part of the address");
    }
}
