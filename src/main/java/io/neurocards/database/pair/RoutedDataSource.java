package io.neurocards.database.pair;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Leads to the database that decides at the moment, and lets wait while that is being changed. */
final class RoutedDataSource extends AbstractDataSource {

    private final Gate gate;
    private final Both<? extends DataSource> pools;

    RoutedDataSource(Gate gate, Both<? extends DataSource> pools) {
        this.gate = gate;
        this.pools = pools;
    }

    /** @throws io.neurocards.database.UndecidableException when no database can be asked */
    @Override
    public Connection getConnection() throws SQLException {
        return pools.at(gate.enter().side()).getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("The login is a part of the address");
    }
}
