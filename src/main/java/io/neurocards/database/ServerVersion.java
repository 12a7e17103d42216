package io.neurocards.database;

import java.sql.SQLException;

/**
 * How new a PostgreSQL must be.
 *
 * @param oldest the least {@code server_version_num} that is taken, such as 150000
 */
record ServerVersion(int oldest) {

    /** For the product's own tables. */
    static final ServerVersion OF_THE_PRODUCT = ServerVersion.major(15);

    /** A witness holds two small tables and wants {@code insert … on conflict} of its server, no more. */
    static final ServerVersion OF_A_WITNESS = new ServerVersion(90_500);

    /** What {@code server_version_num} counts for one major version since 10. */
    private static final int MAJOR = 10_000;

    static ServerVersion major(int version) {
        return new ServerVersion(version * MAJOR);
    }

    boolean takes(int serverVersionNumber) {
        return serverVersionNumber >= oldest;
    }

    /**
     * Asks the server, and changes nothing there.
     *
     * @param setting the name that operators know the server by
     * @throws OldPostgresException when it is too old
     * @throws SQLException when it can't be asked
     */
    void require(String setting, DatabaseUrl url) throws SQLException {
        try (var connection = url.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            row.next();
            if (!takes(row.getInt(1))) {
                throw new OldPostgresException(setting, url.place(), row.getString(2), words());
            }
        }
    }

    /** Before 10 the first two numbers were the major version. */
    private String words() {
        return oldest >= MAJOR * 10 ? Integer.toString(oldest / MAJOR) : oldest / MAJOR + "." + oldest % MAJOR / 100;
    }
}
