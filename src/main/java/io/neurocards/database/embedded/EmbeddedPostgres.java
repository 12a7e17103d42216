package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process: real, durable ({@code fsync} on), reachable from this machine only, with a password
 * made here. One process owns the folder at a time, by a lock that the kernel drops when the process dies; whoever gets the
 * lock stops a server that was left running before it starts its own.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The role, and the database, of the application. */
    public static final String USER = "neurocards";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** The line of PostgreSQL's own note that says its port, counted from zero. */
    private static final int PORT_LINE = 3;

    private final FolderLock lock;
    private final Cluster cluster;
    private volatile ServerProcess server;
    private @Nullable Suspension suspension;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, ServerProcess server) {
        this.lock = lock;
        this.cluster = cluster;
        this.server = server;
    }

    /**
     * Returns a running server whose data live below {@code folder}: about three seconds the first time, 0.3 later.
     *
     * @throws IOException when another process owns the folder, or the server does not come up; the message says which
     *     file tells more
     */
    public static EmbeddedPostgres start(Path folder) throws IOException {
        return start(folder, LaunchPrefix.ofThisMachine());
    }

    static EmbeddedPostgres start(Path folder, LaunchPrefix prefix) throws IOException {
        var home = Files.createDirectories(folder.toAbsolutePath()).toRealPath();
        var lock = FolderLock.take(home);
        try {
            PostgresBinaries.removeUnfinished(home);
            var programs = PostgresBinaries.unpackBelow(home);
            new LeftoverServer(Cluster.dataIn(home))
                    .clear(); // first: a server that ends still deletes files of its own
            prefix.own(home);
            var cluster = Cluster.in(home, programs, prefix);
            var server = ServerProcess.start(cluster);
            log.info("Embedded PostgreSQL is up: folder={}, port={}", home, server.port());
            return new EmbeddedPostgres(lock, cluster, server);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Returns the address, with its login, of the server that another process of this user runs on {@code folder}; nothing
     * when none is running.
     */
    public static Optional<String> running(Path folder) throws IOException {
        var note = Cluster.dataIn(folder.toAbsolutePath()).resolve(LeftoverServer.NOTE);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(note);
        var pid = lines.size() <= PORT_LINE ? "" : lines.getFirst().strip();
        if (!pid.matches("\\d{1,9}") || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
            return Optional.empty();
        }
        var password = Cluster.passwordIn(folder.toAbsolutePath());
        return Optional.of("postgres://" + USER + ":" + password + "@127.0.0.1:"
                + lines.get(PORT_LINE).strip() + "/" + USER);
    }

    public String jdbcUrl() {
        return jdbcUrl(USER);
    }

    /** Returns the address of another database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    public String password() {
        return cluster.password();
    }

    /** Returns the server's process id, for tests that end it. */
    public long pid() {
        return server.pid();
    }

    /** Returns where it listens, also after a {@link #restart}. */
    public int port() {
        return server.port();
    }

    /** Returns what the server's process does, as the machine sees it. */
    public synchronized Condition condition() {
        if (!server.isAlive()) {
            return Condition.DOWN;
        }
        return suspension == null ? Condition.RUNNING : Condition.FROZEN;
    }

    /** What a server does. */
    public enum Condition {
        RUNNING,
        FROZEN,
        DOWN
    }

    /** Ends the server and all its sessions where they stand (signal 9), as a loss of power would; it stays away. */
    public synchronized void kill() throws IOException {
        if (!server.isAlive()) {
            return;
        }
        var all = suspension == null ? server.suspend() : suspension;
        suspension = null;
        all.kill();
        server.awaitEnd();
        log.warn("Embedded PostgreSQL was killed on purpose: port={}", server.port());
    }

    /**
     * Stops the server and all its sessions where they stand: connections are made and never answered. They go on by
     * {@link #thaw}, and when this process ends.
     */
    public synchronized void freeze() throws IOException {
        if (suspension == null && server.isAlive()) {
            suspension = server.suspend();
            log.warn("Embedded PostgreSQL was frozen on purpose: port={}", server.port());
        }
    }

    /** Lets a frozen server go on. */
    public synchronized void thaw() throws IOException {
        if (suspension != null) {
            suspension.end();
            suspension = null;
        }
    }

    /** Starts a server that was killed again, on its files and its port; one that runs is left alone. */
    public synchronized void restart() throws IOException {
        if (server.isAlive()) {
            return;
        }
        new LeftoverServer(cluster.data()).clear();
        server = ServerProcess.startAgain(cluster, server.port());
        log.info("Embedded PostgreSQL is up again: port={}", server.port());
    }

    /** Stops the server, and gives up the folder. Sessions that are still open are ended by the server. */
    @Override
    public synchronized void close() throws IOException {
        try {
            thaw();
            server.stop();
        } finally {
            lock.close();
        }
    }
}
