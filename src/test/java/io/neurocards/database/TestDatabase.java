package io.neurocards.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database on a real PostgreSQL: one server for all tests of this JVM, one database for each caller, made
 * from a template in about 50 ms.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name, HikariDataSource dataSource) {
        this.name = name;
        this.dataSource = dataSource;
    }

    /** Returns a new database with the product's whole schema and no rows. */
    public static TestDatabase fresh() {
        return of(Server.ONE.copyOfTemplate());
    }

    /** Returns the folder of the server, which is running: its programs are unpacked. */
    public static Path folderOfServer() {
        return Server.ONE.folder;
    }

    /** Returns a new database with nothing in it. */
    public static TestDatabase empty() {
        return of(Server.ONE.newDatabase("template1"));
    }

    private static TestDatabase of(String name) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(Server.ONE.postgres.jdbcUrl(name));
        pool.setUsername(EmbeddedPostgres.USER);
        pool.setPassword(Server.ONE.postgres.password());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        return new TestDatabase(name, new HikariDataSource(pool));
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Returns what stands in all columns of all tables, for tests that look for what must not be there. */
    public String allTexts() {
        var tables = jdbc().sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        var texts = new StringBuilder();
        for (var table : tables) {
            texts.append(jdbc().sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                    .query(String.class)
                    .single());
        }
        return texts.toString();
    }

    /** Returns the door to changes, with the given clock. */
    public Decisions decisions(Clock clock) {
        return TestDecisions.on(dataSource, clock);
    }

    /** Returns the address with its login, as an operator would set it. */
    public String url() {
        return Server.ONE
                .postgres
                .jdbcUrl(name)
                .replace(
                        "jdbc:postgresql://",
                        "postgres://" + EmbeddedPostgres.USER + ":" + Server.ONE.postgres.password() + "@");
    }

    /** Cuts every connection and lets in nobody, until {@link #comesBack}. */
    public void goesAway() {
        Server.execute(Server.ONE.postgres, "alter database " + name + " allow_connections false");
        Server.execute(
                Server.ONE.postgres,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void comesBack() {
        Server.execute(Server.ONE.postgres, "alter database " + name + " allow_connections true");
        dataSource.getHikariPoolMXBean().softEvictConnections(); // none of them is alive
    }

    /** Nothing of it is left: a thousand of them are twenty gigabytes. */
    @Override
    public void close() {
        dataSource.close();
        Server.execute(Server.ONE.postgres, "drop database if exists " + name + " with (force)");
    }

    /**
     * Starts no processes that look after tables: with more than a thousand databases, which stay until the next run, ten a second of
     * them took a third of the machine.
     */
    public static void leaveDatabasesAlone(EmbeddedPostgres server) {
        Server.execute(server, "alter system set autovacuum = off");
        Server.execute(server, "select pg_reload_conf()");
    }

    private static final class Server {

        private static final Server ONE = new Server();

        private final Path folder = ServerFolder.named("test-postgres");
        private final EmbeddedPostgres postgres = started(folder);

        private static EmbeddedPostgres started(Path folder) {
            try {
                var server = EmbeddedPostgres.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    stop(server);
                    ServerFolder.remove(folder);
                }));
                dropLeftovers(server);
                leaveDatabasesAlone(server);
                makeLoginsCheap(server);
                execute(server, "create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(server.jdbcUrl(TEMPLATE), EmbeddedPostgres.USER, server.password())
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A driver hashes the password 4,096 times for each connection, of which these tests make tens of thousands. */
        private static void makeLoginsCheap(EmbeddedPostgres server) {
            execute(
                    server,
                    "set scram_iterations = 1; alter role " + EmbeddedPostgres.USER + " password '" + server.password()
                            + "'");
        }

        private static void dropLeftovers(EmbeddedPostgres server) {
            try (var connection = DriverManager.getConnection(
                            server.jdbcUrl("postgres"), EmbeddedPostgres.USER, server.password());
                    var statement = connection.createStatement()) {
                var names = new java.util.ArrayList<String>();
                try (var rows = statement.executeQuery(
                        "select datname from pg_database where datname = 'migrated' or datname like 'test\\_%'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (var leftover : names) {
                    statement.execute("drop database " + leftover + " with (force)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void execute(EmbeddedPostgres server, String sql) {
            try (var connection = DriverManager.getConnection(
                            server.jdbcUrl("postgres"), EmbeddedPostgres.USER, server.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private synchronized String copyOfTemplate() {
            return newDatabase(TEMPLATE);
        }

        private synchronized String newDatabase(String template) {
            var name = "test_" + COUNT.incrementAndGet();
            execute(postgres, "create database " + name + " template " + template + " strategy file_copy");
            return name;
        }
    }
}
