package io.neurocards.database.attack;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.database.embedded.Rewind;
import io.neurocards.database.log.PairServer;
import io.neurocards.sandbox.faults.FaultyLink;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server of the attack's own, behind a link that can be broken. */
final class AttackedServer implements AutoCloseable {

    final EmbeddedPostgres server;
    final FaultyLink link;
    final Rewind rewind;
    final AttackedDisk disk;
    private final PairServer databases;

    private AttackedServer(EmbeddedPostgres server, FaultyLink link, Rewind rewind) {
        this.server = server;
        this.link = link;
        this.rewind = rewind;
        this.disk = new AttackedDisk(server);
        this.databases = PairServer.on(server);
    }

    static AttackedServer start(Path folder) throws IOException {
        var server = EmbeddedPostgres.start(folder);
        return new AttackedServer(server, FaultyLink.open(server.port()), new Rewind(server, folder));
    }

    /** Returns a new database as the product's tables stand in it, reached directly. */
    HikariDataSource newDatabase() {
        return databases.newDatabase();
    }

    void drop(HikariDataSource database) {
        var name = name(database);
        database.close();
        databases.asSuperuserElsewhere("drop database if exists " + name + " with (force)");
    }

    static String name(HikariDataSource database) {
        return database.getJdbcUrl().replaceFirst(".*/", "");
    }

    /** Returns the way to a database through the link. */
    DataSource through(HikariDataSource database) {
        var url = database.getJdbcUrl().replaceFirst(":" + server.port() + "/", ":" + link.port() + "/");
        if (url.equals(database.getJdbcUrl())) {
            throw new IllegalStateException("The address has no such port: " + url);
        }
        var source = new DriverManagerDataSource(url, database.getUsername(), database.getPassword());
        var limits = new java.util.Properties();
        limits.setProperty("connectTimeout", "2");
        limits.setProperty("loginTimeout", "2");
        limits.setProperty("socketTimeout", "10");
        source.setConnectionProperties(limits);
        return source;
    }

    void heal() throws IOException {
        server.thaw();
        server.restart();
        disk.heal();
        link.heal();
    }

    @Override
    public void close() throws IOException {
        link.close();
        server.close();
    }
}
