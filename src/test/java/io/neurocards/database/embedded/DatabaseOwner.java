package io.neurocards.database.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A program that owns a database folder, started by tests in a JVM of its own: {@code FOLDER} writes rows until it is killed
 * and prints the number of each after its commit.
 */
final class DatabaseOwner {

    private DatabaseOwner() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]));
                var connection = connect(server)) {
            execute(connection, "create table if not exists acknowledged (number bigint)");
            System.out.println("server " + server.pid());
            for (var number = 1L; ; number++) {
                execute(connection, "insert into acknowledged values (" + number + ")");
                System.out.println("row " + number);
            }
        }
    }

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
