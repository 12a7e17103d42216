package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The files of one server: its programs, its data, its password, its log. */
record Cluster(Path programs, Path data, Path log, LaunchPrefix prefix, String password) {

    private static final int PASSWORD_BYTES = 24;
    private static final long PROGRAM_SECONDS = 60;
    private static final String PASSWORD_FILE = "password";

    /** Returns the cluster below {@code home}, made now if there is none; a half-made one is made again. */
    static Cluster in(Path home, Path programs, LaunchPrefix prefix) throws IOException {
        var passwordFile = home.resolve(PASSWORD_FILE);
        var data = dataIn(home);
        var log = home.resolve("server.log");
        if (!Files.exists(passwordFile)) {
            if (Files.isDirectory(data)) {
                throw new IOException("The database's password file is gone: file=" + passwordFile
                        + "; put it back from a backup, because a new one would not fit the data");
            }
            writePrivately(passwordFile, newPassword());
        }
        var cluster = new Cluster(programs, data, log, prefix, Files.readString(passwordFile));
        if (!Files.isDirectory(data)) {
            cluster.initialise(home, passwordFile);
        }
        return cluster;
    }

    static String passwordIn(Path home) throws IOException {
        return Files.readString(home.resolve(PASSWORD_FILE));
    }

    static Path dataIn(Path home) {
        return home.resolve("data-18");
    }

    String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private void initialise(Path home, Path passwordFile) throws IOException {
        var unfinished = home.resolve("data-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        prefix.own(unfinished);
        prefix.own(passwordFile);
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
        keepNames(home);
    }

    /** Until a folder itself is on the disk, a power cut can undo a renaming in it. */
    private static void keepNames(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
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
        Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
