package io.neurocards.sandbox.faults;

import io.neurocards.database.TestDatabase;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A database of one table behind a link, and a way past the link. */
final class LinkedDatabase implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final FaultyLink link;
    private final String name;

    private LinkedDatabase(TestDatabase database, FaultyLink link, String name) {
        this.database = database;
        this.link = link;
        this.name = name;
    }

    static LinkedDatabase start() throws IOException {
        var database = TestDatabase.empty();
        var address = URI.create(database.dataSource().getJdbcUrl().substring("jdbc:".length()));
        database.jdbc().sql("create table notes (note text primary key)").update();
        return new LinkedDatabase(
                database, FaultyLink.open(address.getPort()), address.getPath().substring(1));
    }

    FaultyLink link() {
        return link;
    }

    TestDatabase direct() {
        return database;
    }

    Connection connect() throws SQLException {
        return connect("");
    }

    /** Returns a connection through the link, with more parameters of pgjdbc. */
    Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + link.port() + "/" + name + "?" + parameters,
                EmbeddedPostgres.USER,
                database.dataSource().getPassword());
    }

    static void write(Connection connection, String note) throws SQLException {
        try (var insert = connection.prepareStatement("insert into notes values (?)")) {
            insert.setString(1, note);
            insert.executeUpdate();
        }
    }

    static int ask(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select 42");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Tells, past the link, whether a note was committed. */
    boolean has(String note) {
        return database.jdbc()
                .sql("select exists (select from notes where note = ?)")
                .param(note)
                .query(Boolean.class)
                .single();
    }

    static void until(String what, BooleanSupplier condition) {
        Until.holds(() -> what, LONGEST, condition);
    }

    @Override
    public void close() throws IOException {
        link.close();
        database.close();
    }
}
