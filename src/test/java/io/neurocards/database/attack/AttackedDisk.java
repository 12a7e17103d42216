package io.neurocards.database.attack;

import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a disk does to a running server; nothing of it needs more rights than the server's own user has. */
final class AttackedDisk {

    private static final Duration MOST_TO_HEAL = Duration.ofSeconds(60);
    private static final String BYTES_LEFT = "65536";

    private final EmbeddedPostgres server;
    private boolean isLimited;
    private boolean isSet;
    private @Nullable String withoutRoom;

    AttackedDisk(EmbeddedPostgres server) {
        this.server = server;
    }

    /** No file grows, or is written, beyond some kilobytes, the log of changes above all: the server panics and does not come up. */
    void fill() throws IOException {
        isLimited = true;
        limit();
    }

    private void limit() throws IOException {
        var server = ProcessHandle.of(this.server.pid());
        if (server.isEmpty()) {
            return;
        }
        var processes = new ArrayList<>(List.of(server.get())); // first: what it starts from now on is limited as it is
        processes.addAll(server.get().children().toList());
        for (var process : processes) {
            var limited = new ProcessBuilder(
                            "prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + BYTES_LEFT + ":")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                if (limited.waitFor() != 0 && process.isAlive()) {
                    throw new IOException("A process can't be limited: pid=" + process.pid());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while a disk is filled", e);
            }
        }
    }

    /** Every flush of a decision takes that much longer. */
    boolean slow(Duration more) {
        isSet = true;
        return done(
                "postgres",
                "alter system set commit_siblings = 0",
                "alter system set commit_delay = " + more.toNanos() / 1000,
                "select pg_reload_conf()");
    }

    /** As a host of databases does it with a disk that is nearly full. */
    boolean readOnly() {
        isSet = true;
        return done("postgres", "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
    }

    /** No new operation has room, while what is there can be changed in its place. */
    boolean leaveNoRoom(String database) {
        withoutRoom = database;
        return done(database, "set lock_timeout = '2s'", """
                create or replace function public.attack_no_room() returns trigger language plpgsql as $$ begin
                    raise exception 'could not extend file: No space left on device' using errcode = '53100';
                end $$
                """, """
                create or replace trigger attack_no_room before insert on public.operations
                    for each row execute function public.attack_no_room()
                """);
    }

    private boolean done(String database, String... statements) {
        try {
            run(database, statements);
            return true;
        } catch (SQLException e) {
            return false; // the server is away by another fault
        }
    }

    private void run(String database, String... statements) throws SQLException {
        try (var connection = connected(database);
                var statement = connection.createStatement()) {
            statement.execute("set session characteristics as transaction read write");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connected(String database) throws SQLException {
        var facts = new Properties();
        facts.setProperty("user", EmbeddedPostgres.USER);
        facts.setProperty("password", server.password());
        facts.setProperty("connectTimeout", "2");
        facts.setProperty("loginTimeout", "3");
        facts.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(server.jdbcUrl(database), facts);
    }

    /** Gives a server that is not frozen its disk back; one that did not survive it is started again. */
    void heal() throws IOException {
        if (isLimited) {
            // Whoever is told of a full disk makes room and starts the server: it may not get through its recovery
            // alone.
            server.kill();
            server.restart();
            isLimited = false;
        }
        if (isSet) {
            Until.holds(() -> "A server keeps its settings", MOST_TO_HEAL, this::isReset);
            isSet = false;
        }
        var database = withoutRoom;
        if (database != null) {
            Until.holds(
                    () -> "A database is not given room",
                    MOST_TO_HEAL,
                    () -> done(
                            database,
                            "set lock_timeout = '2s'",
                            "drop trigger if exists attack_no_room on public.operations"));
            withoutRoom = null;
        }
    }

    private boolean isReset() {
        try (var connection = connected("postgres");
                var statement = connection.createStatement()) {
            statement.execute("alter system reset all");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            return false;
        }
        try (var connection = connected("postgres");
                var statement = connection.createStatement();
                var settings = statement.executeQuery("select current_setting('default_transaction_read_only')"
                        + " || current_setting('commit_delay')")) {
            settings.next();
            return settings.getString(1).equals("off0");
        } catch (SQLException e) {
            return false;
        }
    }
}
