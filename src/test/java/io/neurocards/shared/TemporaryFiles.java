package io.neurocards.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What a test leaves in the machine's folder for temporary files. Others are at work there at the same time, so a file counts
 * when it came during the test and stays.
 */
public record TemporaryFiles(String prefix, Set<Path> before) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Remembers the files that are there; only those that begin with {@code prefix} are looked at. */
    public static TemporaryFiles beginningWith(String prefix) throws IOException {
        return new TemporaryFiles(prefix, present(prefix));
    }

    /** Returns what came since and stays. Whoever else is at work takes theirs away, and is waited for. */
    public List<Path> left() throws IOException {
        var came = present(prefix);
        came.removeAll(before);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (came.stream().anyMatch(Files::exists) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return came.stream().filter(Files::exists).toList();
    }

    private static Set<Path> present(String prefix) throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .collect(Collectors.toSet());
        }
    }
}
