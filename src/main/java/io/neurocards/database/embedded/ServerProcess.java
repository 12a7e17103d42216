package io.neurocards.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the server. Linux sends the parent-death signal when the <em>thread</em> that started the process ends, so a
 * platform thread of its own starts the server and stays until it has exited.
 */
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final int PORT_TRIES = 3;
    /** Two minutes: a server that was killed reads its log again before it answers. */
    private static final int START_TRIES = 2400;

    private static final long TRY_MILLIS = 50;
    private static final String WRONG_LOGIN = "28";

    /** As long as PostgreSQL's own pg_ctl waits: a busy disk takes its time to write everything out. */
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Returns a server that answers.
     *
     * @throws IOException when it ends at once, several times: a port that was free may be taken before it is bound
     */
    static ServerProcess start(Cluster cluster) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            var server = new ServerProcess(launched(cluster, port), port);
            if (server.answers(cluster)) {
                return server;
            }
            if (attempt == PORT_TRIES) {
                throw new IOException("The embedded PostgreSQL ended at start: exit=" + server.process.exitValue()
                        + "; see " + cluster.log());
            }
        }
    }

    /**
     * Returns a server that answers where another has answered before.
     *
     * @throws IOException when it ends at once, several times: somebody else may have the port meanwhile
     */
    static ServerProcess startAgain(Cluster cluster, int port) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var server = new ServerProcess(launched(cluster, port), port);
            if (server.answers(cluster)) {
                return server;
            }
            if (attempt == PORT_TRIES) {
                throw new IOException(
                        "The embedded PostgreSQL does not come back: port=" + port + "; see " + cluster.log());
            }
        }
    }

    private static Process launched(Cluster cluster, int port) throws IOException {
        var command = cluster.prefix().beforeServer(commandLine(cluster, port));
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> watch(command, cluster, started));
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException("The embedded PostgreSQL could not be started", e.getCause());
        }
    }

    static List<String> commandLine(Cluster cluster, int port) {
        return List.of(
                cluster.program("postgres"),
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "log_min_messages=warning");
    }

    private static void watch(List<String> command, Cluster cluster, CompletableFuture<Process> started) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
                    .start();
            started.complete(process);
            log.debug("Embedded PostgreSQL ended: exit={}", process.waitFor());
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false when the server has ended. */
    private boolean answers(Cluster cluster) throws IOException {
        SQLException last = null;
        for (var attempt = 0; attempt < START_TRIES && process.isAlive(); attempt++) {
            try {
                makeDatabase(cluster);
                return true;
            } catch (SQLException e) {
                last = e;
                if (String.valueOf(e.getSQLState()).startsWith(WRONG_LOGIN)) {
                    break;
                }
                waitAMoment();
            }
        }
        if (!process.isAlive()) {
            return false;
        }
        stop();
        throw new IOException("The embedded PostgreSQL does not let us in; see " + cluster.log(), last);
    }

    private void makeDatabase(Cluster cluster) throws SQLException {
        var maintenance = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(maintenance, EmbeddedPostgres.USER, cluster.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + EmbeddedPostgres.USER + "'")) {
            if (!found.next()) {
                statement.execute("create database " + EmbeddedPostgres.USER);
            }
        }
    }

    private void waitAMoment() throws IOException {
        try {
            if (process.waitFor(TRY_MILLIS, TimeUnit.MILLISECONDS)) {
                log.info("Embedded PostgreSQL ended while it was waited for: exit={}", process.exitValue());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the embedded PostgreSQL starts", e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Suspension suspend() throws IOException {
        return Suspension.begin(process.toHandle());
    }

    /** Returns when a server that was told to has ended. */
    void awaitEnd() throws IOException {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("A killed PostgreSQL does not end: pid=" + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a PostgreSQL ends", e);
        }
    }

    void stop() throws IOException {
        if (!process.isAlive()) {
            return;
        }
        stop(process.toHandle());
    }

    /** Ends all sessions of a server and shuts it down in order (PostgreSQL's "fast" shutdown, signal INT). */
    static void stop(ProcessHandle server) throws IOException {
        var interrupt = new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            interrupt.waitFor();
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly();
            throw new IOException("A PostgreSQL did not stop in order and was killed: pid=" + server.pid(), e);
        } catch (InterruptedException e) {
            server.destroy();
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
