package io.neurocards.operations.backups;

import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A server of the PostgreSQL 15 that Debian 12 brings, in a folder of its own, for as long as this is open. */
final class DebianPostgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final String USER = "postgres";

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final int port = FreePort.take();

    private DebianPostgres(Path folder) throws IOException {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("postgres"));
    }

    static DebianPostgres start() throws IOException, InterruptedException {
        var server = new DebianPostgres(Files.createTempDirectory("debian-postgres"));
        var secret = Files.writeString(server.folder.resolve("password"), server.password);
        if (isRoot()) {
            run(List.of("chown", "-R", USER, server.folder.toString()));
        }
        var data = server.folder.resolve("data").toString();
        server.program("initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8");
        var options = "-p %d -c listen_addresses=127.0.0.1 -c fsync=off -k %s".formatted(server.port, server.folder);
        server.program("pg_ctl", "-D", data, "-w", "-l", data + "/log", "-o", options, "start");
        return server;
    }

    String url() {
        return "postgres://%s:%s@127.0.0.1:%d/postgres".formatted(USER, password, port);
    }

    private void program(String name, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add(PROGRAMS.resolve(name).toString());
        command.addAll(List.of(words));
        run(command);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var log = Files.createTempFile("debian-postgres", ".log");
        var exit = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        var said = Files.readString(log);
        Files.delete(log);
        if (exit != 0) {
            throw new IOException(String.join(" ", command.subList(0, Math.min(5, command.size()))) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
        run(List.of("rm", "-rf", folder.toString()));
    }
}
