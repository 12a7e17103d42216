package io.neurocards.media.remote;

import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that speaks S3, in a process of its own, with its objects in a folder. */
final class S3Server implements AutoCloseable {

    static final String ACCESS_KEY = "test-access";
    static final String SECRET_KEY = "test-secret-key";

    private static final Path JAR =
            Path.of("target", "test-servers", "s3proxy.jar").toAbsolutePath();

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static S3Server start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("mvn process-test-resources brings " + JAR);
        }
        var port = FreePort.take();
        var settings = folder.resolve("s3.conf");
        Files.writeString(settings, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(
                        port, ACCESS_KEY, SECRET_KEY, Files.createDirectories(folder.resolve("objects"))));
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3.log").toFile())
                .start();
        var server = new S3Server(process, port);
        server.awaitReady(folder);
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void awaitReady(Path folder) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (ConnectException _) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new IllegalStateException("The S3 server did not start: " + Files.readString(folder.resolve("s3.log")));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
