package io.neurocards.videos;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the name of this process stands, so that it is the same after a restart. Processes that share a folder each take a file of
 * their own: the first that nobody holds, by a lock that the kernel drops when its holder dies. Linux also drops it when the
 * holder closes <em>any</em> descriptor of the file, so what this program holds already is not even opened again.
 */
final class NodeFile implements AutoCloseable {

    /** Far more than processes that share a folder. */
    private static final int MOST = 1000;

    private static final Set<Path> HELD = new HashSet<>();

    private final Path lock;
    private final FileChannel channel;
    private final String name;

    private NodeFile(Path lock, FileChannel channel, String name) {
        this.lock = lock;
        this.channel = channel;
        this.name = name;
    }

    /**
     * Takes {@code first}, or the first free one beside it, and makes up a name where none is written.
     *
     * @throws IOException when no file can be had or written
     */
    static NodeFile take(Path first) throws IOException {
        var file = first.toAbsolutePath().normalize();
        Files.createDirectories(file.getParent());
        for (var number = 1; number <= MOST; number++) {
            var candidate = number == 1 ? file : file.resolveSibling(file.getFileName() + "-" + number);
            var taken = tryToTake(candidate);
            if (taken != null) {
                return taken;
            }
        }
        throw new IOException("No name is free for this process: file=" + file + ", tried=" + MOST);
    }

    private static synchronized @Nullable NodeFile tryToTake(Path file) throws IOException {
        var lock = file.resolveSibling(file.getFileName() + ".lock");
        if (HELD.contains(lock)) {
            return null;
        }
        var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            if (!Files.exists(file) || Files.readString(file).isBlank()) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            HELD.add(lock);
            return new NodeFile(lock, channel, Files.readString(file).strip());
        } catch (IOException | OverlappingFileLockException e) {
            channel.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        synchronized (NodeFile.class) {
            HELD.remove(lock);
            channel.close();
        }
    }
}
