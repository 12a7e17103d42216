package io.neurocards.database.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.ServerFolder;
import io.neurocards.database.TestDatabase;
import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A PostgreSQL server for one side of a pair. Its databases belong to a role that may log in and nothing else, as a host of
 * databases gives it to its customers. That of the backup has the roles of a web API besides, which are granted every new
 * table, as Supabase has them.
 */
public final class PairServer {

    static final String ROLE = "studio";

    private static final String TEMPLATE = "test_pair_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "only-for-tests";

    private final String address;
    private final String password;
    private final boolean hasWebApi;
    private boolean isPrepared;

    /** The two servers of most tests; who brings servers of his own does not start them. */
    static final class Shared {

        static final PairServer PRIMARY = besideOtherTests();
        static final PairServer BACKUP = started(ServerFolder.named("test-postgres-backup"));

        private Shared() {}
    }

    private PairServer(String address, String password, boolean hasWebApi) {
        this.address = address;
        this.password = password;
        this.hasWebApi = hasWebApi;
    }

    /** Returns the same on a server of somebody else's, whose superuser has that password. */
    public static PairServer on(EmbeddedPostgres server) {
        return new PairServer(server.jdbcUrl("").replaceFirst("/$", "/"), server.password(), false);
    }

    private static PairServer besideOtherTests() {
        var pool = TestDatabase.empty().dataSource();
        return new PairServer(pool.getJdbcUrl().replaceFirst("/[^/]*$", "/"), pool.getPassword(), false);
    }

    private static PairServer started(Path folder) {
        try {
            var server = EmbeddedPostgres.start(folder);
            TestDatabase.leaveDatabasesAlone(server);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            return new PairServer(server.jdbcUrl("").replaceFirst("/$", "/"), server.password(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server, Path folder) {
        try {
            server.close();
            ServerFolder.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a migrated database of the plain role. */
    public synchronized HikariDataSource newDatabase() {
        prepare();
        var name = "test_pair_" + COUNT.incrementAndGet();
        asSuperuser("postgres", "drop database if exists " + name + " with (force)");
        asSuperuser(
                "postgres", "create database " + name + " template " + TEMPLATE + " strategy file_copy owner " + ROLE);
        return pool(name);
    }

    /** Runs what only a superuser may, on the database of a pool. */
    void asSuperuserOn(HikariDataSource pool, String sql) {
        asSuperuser(pool.getJdbcUrl().replaceFirst(".*/", ""), sql);
    }

    /** Runs what only a superuser may, on no database of a test. */
    public void asSuperuserElsewhere(String sql) {
        asSuperuser("postgres", sql);
    }

    boolean owns(HikariDataSource pool) {
        return pool.getJdbcUrl().startsWith(address);
    }

    private void prepare() {
        if (isPrepared) {
            return;
        }
        if (!isTemplateOfThisRelease()) {
            asSuperuser("postgres", "drop database if exists " + TEMPLATE + " with (force)");
            asSuperuser(
                    "postgres",
                    "do $$ begin create role " + ROLE + " login; exception when duplicate_object then null; end $$");
            asSuperuser("postgres", "set scram_iterations = 1; alter role " + ROLE + " password '" + PASSWORD + "'");
            asSuperuser("postgres", "create database " + TEMPLATE + " owner " + ROLE);
            if (hasWebApi) {
                letWebApiIn();
            }
        }
        scripts().migrate();
        isPrepared = true;
    }

    /** An earlier run on the same files may have left one; migrating it again costs seconds. */
    private boolean isTemplateOfThisRelease() {
        try {
            return scripts().validateWithResult().validationSuccessful;
        } catch (FlywayException e) {
            return false; // there is none, or nobody may log in
        }
    }

    private Flyway scripts() {
        return Flyway.configure().dataSource(address + TEMPLATE, ROLE, PASSWORD).load();
    }

    private void letWebApiIn() {
        for (var role : new String[] {"anon", "authenticated", "service_role"}) {
            asSuperuser(
                    "postgres",
                    "do $$ begin create role " + role + "; exception when duplicate_object then null; end $$;"
                            + " grant " + role + " to " + ROLE);
        }
        asSuperuser(TEMPLATE, """
                set role studio;
                grant usage on schema public to anon, authenticated, service_role;
                alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
                alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
                alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
                """);
    }

    private HikariDataSource pool(String name) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(address + name);
        pool.setUsername(ROLE);
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }

    private void asSuperuser(String database, String sql) {
        try (var connection = DriverManager.getConnection(address + database, EmbeddedPostgres.USER, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
