package io.neurocards.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL server for one test alone, with an empty database, for more connections than a server has unless told. */
public final class OwnServer implements AutoCloseable {

    private static final String DATABASE = "studio";

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    /** Starts it in that folder. */
    public OwnServer(Path folder, int connections) throws IOException {
        try (var before = EmbeddedPostgres.start(folder);
                var first = pool(before, "postgres")) {
            var jdbc = JdbcClient.create(first);
            jdbc.sql("alter system set max_connections = " + connections).update();
            jdbc.sql("create database " + DATABASE).update();
        }
        server = EmbeddedPostgres.start(folder);
        pool = pool(server, DATABASE);
    }

    private static HikariDataSource pool(EmbeddedPostgres server, String database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(server.jdbcUrl(database));
        pool.setUsername(EmbeddedPostgres.USER);
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        return new HikariDataSource(pool);
    }

    /** Returns the pool of the test itself. */
    public HikariDataSource dataSource() {
        return pool;
    }

    /** Returns the address with its login, as an operator would set it. */
    public String url() {
        return server.jdbcUrl(DATABASE)
                .replace("jdbc:postgresql://", "postgres://" + EmbeddedPostgres.USER + ":" + server.password() + "@");
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
