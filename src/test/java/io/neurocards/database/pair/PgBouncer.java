package io.neurocards.database.pair;

import io.neurocards.shared.FreePort;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** PgBouncer before a database, which lends its sessions by the transaction, as the poolers of hosts do. */
final class PgBouncer implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

    private final Path folder;
    private final Process process;
    private final int port;

    private PgBouncer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return PLACES.stream().anyMatch(Files::isExecutable);
    }

    /** Starts one before the database of {@code target}, with fewer sessions than callers. */
    static PgBouncer before(PGSimpleDataSource target, int sessions) throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var port = FreePort.take();
        Files.writeString(folder.resolve("users"), "\"%s\" \"%s\"%n".formatted(target.getUser(), target.getPassword()));
        Files.writeString(folder.resolve("ini"), """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = md5
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(
                        target.getPortNumbers()[0],
                        port,
                        folder.resolve("users").toAbsolutePath(),
                        sessions,
                        System.getProperty("user.name").equals("root") ? "user = nobody" : ""));
        var program = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        var process = new ProcessBuilder(
                        program.toString(), folder.resolve("ini").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var pooler = new PgBouncer(folder, process, port);
        Until.holds("PgBouncer listens", () -> listens(port));
        return pooler;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the same database by way of the pooler, with what its address needs for that. */
    PGSimpleDataSource through(PGSimpleDataSource target) {
        var pooled = new PGSimpleDataSource();
        pooled.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + target.getDatabaseName());
        pooled.setUser(target.getUser());
        pooled.setPassword(target.getPassword());
        pooled.setPrepareThreshold(0);
        return pooled;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
