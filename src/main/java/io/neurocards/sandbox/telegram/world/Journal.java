package io.neurocards.sandbox.telegram.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A file to which every change is added as a line {@code [kind, key, value]}; the last line of a key counts. A killed process
 * loses nothing, for each line is handed to the operating system at once. Thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final long LARGEST = 64L * 1024 * 1024;

    private final Path file;
    private final Consumer<Journal> everything;
    private @Nullable FileChannel channel;
    private long largest = LARGEST;

    /** Takes whoever writes everything that is worth keeping, for the times when the file has grown too long. */
    Journal(Path file, Consumer<Journal> everything) {
        this.file = file;
        this.everything = everything;
    }

    /** Takes a line of the journal; {@code value} is a null node when the key was removed. */
    @FunctionalInterface
    interface Reader {
        void line(String kind, String key, JsonNode value);
    }

    void read(Reader reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line, reader);
            }
        }
    }

    private void read(String line, Reader reader) {
        try {
            var parts = Json.read(line);
            reader.line(parts.path(0).asString(""), parts.path(1).asString(""), parts.path(2));
        } catch (JacksonException e) {
            log.warn("Sandbox journal line left out: file={}; the process died while writing it", file, e);
        }
    }

    /** Writes the file anew, and then adds to it. */
    synchronized void rewrite() {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            close();
            channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            everything.accept(this);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            largest = Math.max(LARGEST, channel.size() * 2);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't write " + fresh, e);
        }
    }

    synchronized void put(String kind, String key, JsonNode value) {
        var open = channel;
        if (open == null) {
            return;
        }
        try {
            var line =
                    ByteBuffer.wrap((Json.text(Json.array().add(kind).add(key).add(value)) + "\n")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                open.write(line);
            }
            if (open.size() > largest) {
                largest = Long.MAX_VALUE;
                rewrite();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox can't write " + file, e);
        }
    }

    void remove(String kind, String key) {
        put(kind, key, NullNode.getInstance());
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
