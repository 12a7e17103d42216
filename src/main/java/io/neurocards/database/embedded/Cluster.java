package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of one server: its programs, its data, its password, its log. */
record Cluster(Path programs, Path data, Path log, LaunchPrefix prefix, String password) {

    private static final Logger logger = LoggerFactory.getLogger(Cluster.class);
    private static final int PASSWORD_BYTES = 24;
    private static final long PROGRAM_SECONDS = 60;

    /** Returns the cluster below {@code home}, made now if there is none; a half-made one is made again. */
    static Cluster in(Path home, Path programs, LaunchPrefix prefix) throws IOException {
        var passwordFile = home.resolve("password");
        var data = home.resolve("data-18");
        var log = home.resolve("server.log");
        if (!Files.exists(passwordFile)) {
            writePrivately(passwordFile, newPassword());
        }
        var cluster = new Cluster(programs, data, log, prefix, Files.readString(passwordFile));
        if (!Files.isDirectory(data)) {
            cluster.initialise(home, passwordFile);
        }
        return cluster;
    }

    /** Stops a server that runs on these files although nobody owns them: its process was left by a killed parent. */
    void stopOrphan() throws IOException {
        var orphan = runningServer();
        if (orphan.isEmpty()) {
            return;
        }
        logger.warn(
                "A PostgreSQL was left running on our files and is stopped: pid={}",
                orphan.get().pid());
        ServerProcess.stop(orphan.get());
    }

    String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private Optional<ProcessHandle> runningServer() throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurServer);
    }

    /** A process id may have been given to somebody else since; only a process that names our data is ours to stop. */
    private boolean isOurServer(ProcessHandle process) {
        try {
            var command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return command.contains("postgres") && command.contains(data.toString());
        } catch (IOException e) {
            logger.info("Process is gone or not ours: pid={}, reason={}", process.pid(), e.getMessage());
            return false;
        }
    }

    private void initialise(Path home, Path passwordFile) throws IOException {
        var unfinished = home.resolve("data-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        prefix.own(home);
        run(prefix.before(List.of(
                program("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C")));
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PROGRAM_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within a minute; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database is made", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException("The database could not be made: exit=" + process.exitValue() + "; see " + log);
        }
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text, StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
