package io.neurocards.database.pair;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Finds out whether two addresses lead to one database, before anything is written there. */
public final class SameDatabase {

    private SameDatabase() {}

    /**
     * Locks a random number at one and looks whether it is locked at the other: such locks belong to a database, need no right,
     * and end with their transaction, so a pooler may stand in between. Two databases of one server are two.
     *
     * @throws SQLException when one of them can't be asked
     */
    public static boolean isReachedBy(DataSource one, DataSource other) throws SQLException {
        var number = ThreadLocalRandom.current().nextLong();
        try (var here = one.getConnection();
                var there = other.getConnection()) {
            here.setAutoCommit(false);
            there.setAutoCommit(false);
            var isSame = isLocked(here, number) && !isLocked(there, number);
            here.rollback();
            there.rollback();
            return isSame;
        }
    }

    private static boolean isLocked(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
