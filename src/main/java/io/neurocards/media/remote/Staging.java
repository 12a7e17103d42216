package io.neurocards.media.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** The folder where an object waits until the other machine has all of it; only its owner can enter. */
final class Staging {

    private final Path folder;

    Staging(Path folder) {
        this.folder = folder;
    }

    /** What is done with a file that is deleted afterwards. */
    @FunctionalInterface
    interface Use {
        void with(Path file) throws IOException;
    }

    /** Copies the content to a file, has it used, and returns its length in bytes. */
    long through(InputStream content, Use use) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = Files.createTempFile(folder, "upload-", ".part");
        try {
            try (var output = Files.newOutputStream(file)) {
                content.transferTo(output);
            }
            use.with(file);
            return Files.size(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Removes what dead processes left behind, and returns how many files that were. */
    int removeBefore(Instant limit) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        var removed = 0;
        try (var files = Files.newDirectoryStream(folder, "upload-*.part")) {
            for (var file : files) {
                if (isOlder(file, limit) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean isOlder(Path file, Instant limit) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
        } catch (NoSuchFileException _) {
            return false; // its upload has ended
        }
    }
}
