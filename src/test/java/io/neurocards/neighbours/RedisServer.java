package io.neurocards.neighbours;

import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A redis-server of a test's own: in memory, with a password, on a port that stays the same over restarts. */
public final class RedisServer implements AutoCloseable {

    public static final String PASSWORD = "p4ss-of-the-test";

    private final Path folder;
    private final int port;
    private Process process;

    private RedisServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static RedisServer start(Path folder) throws IOException {
        var server = new RedisServer(folder, FreePort.take());
        server.begin();
        return server;
    }

    /** Starts it, with nothing in it. */
    public void begin() throws IOException {
        var configuration = folder.resolve("redis.conf");
        Files.writeString(configuration, """
                bind 127.0.0.1
                port %d
                dir %s
                requirepass %s
                save ""
                appendonly no
                """.formatted(port, folder.toAbsolutePath(), PASSWORD));
        process = new ProcessBuilder("redis-server", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        Until.holds("redis-server listens on " + port, this::listens);
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public String url() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + port + "/0";
    }

    public int port() {
        return port;
    }

    /** Ends it without a word, as a machine that loses its power. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Has it keep its connections and answer nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
