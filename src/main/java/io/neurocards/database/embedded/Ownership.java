package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives files to a user and to the group of the same number. What is theirs already is left alone, and links are not followed. */
final class Ownership {

    private static final Logger log = LoggerFactory.getLogger(Ownership.class);

    /** A start that takes longer than this for it says so, and again as often. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Integer id;
    private final long longNanos;
    private final long began = System.nanoTime();
    private long lastSaid = began;
    private long given;

    private Ownership(int id, Duration longTime) {
        this.id = id;
        this.longNanos = longTime.toNanos();
    }

    static Ownership of(int id) {
        return of(id, LONG);
    }

    static Ownership of(int id, Duration longTime) {
        return new Ownership(id, longTime);
    }

    /**
     * Gives {@code files} and all below.
     *
     * @return how many were another's
     * @throws IOException when one can't be looked at or given
     */
    long over(Path files) throws IOException {
        Files.walkFileTree(files, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                give(files, file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                return visitFile(folder, Files.readAttributes(folder, BasicFileAttributes.class));
            }
        });
        return given;
    }

    private void give(Path files, Path file) throws IOException {
        var owner = Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
        if (owner.equals(Map.of("uid", id, "gid", id))) {
            return;
        }
        try {
            Files.setAttribute(file, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new IOException("The embedded PostgreSQL can't be given its files: files=" + file, e);
        }
        given++;
        sayWhenLong(files);
    }

    private void sayWhenLong(Path files) {
        var now = System.nanoTime();
        if (now - lastSaid >= longNanos) {
            lastSaid = now;
            log.info(
                    "The embedded PostgreSQL is being given its files, which were another user's: files={}, given={}, seconds={}",
                    files,
                    given,
                    Duration.ofNanos(now - began).toSeconds());
        }
    }
}
