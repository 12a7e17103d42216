package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    private final FileChannel lockFile;
    private final Cluster cluster;
    private final ServerProcess server;

    private EmbeddedPostgres(FileChannel lockFile, Cluster cluster, ServerProcess server) {
        this.lockFile = lockFile;
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
        var home = folder.toAbsolutePath().normalize();
        Files.createDirectories(home);
        var lockFile =
                FileChannel.open(home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireLock(lockFile.tryLock(), home);
            PostgresBinaries.removeUnfinished(home);
            var programs = PostgresBinaries.unpackBelow(home);
            var cluster = Cluster.in(home, programs, LaunchPrefix.ofThisMachine());
            cluster.stopOrphan();
            var server = ServerProcess.start(cluster);
            log.info("Embedded PostgreSQL is up: folder={}, port={}", home, server.port());
            return new EmbeddedPostgres(lockFile, cluster, server);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static void requireLock(@Nullable FileLock lock, Path home) throws IOException {
        if (lock == null) {
            throw new IOException("Another NeuroCards process uses this database folder: folder=" + home
                    + "; stop it, or give this one another folder or a DATABASE_URL");
        }
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

    /** Stops the server, and gives up the folder. Sessions that are still open are ended by the server. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } finally {
            lockFile.close();
        }
    }
}
