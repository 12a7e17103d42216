package io.neurocards.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Where a server of the tests keeps its files. A run makes over a thousand databases of a thousand files each: in memory, where there is
 * room for them, one takes a fourth of the processor's time that it takes on a disk.
 */
public final class ServerFolder {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 8L << 30;
    private static final String OURS = "neurocards-tests-";

    private ServerFolder() {}

    /** Returns the folder of this run of that name, which is gone when the run is over and {@link #remove} was called. */
    public static Path named(String name) {
        return hasRoom() ? ofThisProcess().resolve(name) : Path.of("target", name);
    }

    /** Takes it away, if it is in memory. */
    public static void remove(Path folder) {
        try {
            if (folder.startsWith(MEMORY)) {
                FileSystemUtils.deleteRecursively(folder);
                Files.deleteIfExists(folder.getParent());
            }
        } catch (DirectoryNotEmptyException e) {
            // another server is in there still, and takes the folder with it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ofThisProcess() {
        removeLeftovers();
        return MEMORY.resolve(OURS + ProcessHandle.current().pid());
    }

    /** Of runs that were killed; their servers ended with them. */
    private static void removeLeftovers() {
        try (var folders = Files.newDirectoryStream(MEMORY, OURS + "[0-9]*")) {
            for (var folder : folders) {
                var pid = Long.parseLong(folder.getFileName().toString().substring(OURS.length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A container's usually has 64 MB, and lets no program run from it. */
    private static boolean hasRoom() {
        try {
            if (!Files.isDirectory(MEMORY) || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH) {
                return false;
            }
            var program = Files.createTempFile(MEMORY, "neurocards", ".sh");
            try {
                Files.writeString(program, "#!/bin/sh\n");
                return program.toFile().setExecutable(true) && runs(program);
            } finally {
                Files.delete(program);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean runs(Path program) {
        try {
            return new ProcessBuilder(program.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // it may not run from there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
