package io.neurocards.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The right to use a database folder, held by a lock that the kernel drops when its process dies. Linux also drops it when
 * that process closes <em>any</em> descriptor of the file, so a second try from the same process must not even open it: a
 * note beside it says who the owner is.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;
    private final Path note;

    private FolderLock(FileChannel channel, Path note) {
        this.channel = channel;
        this.note = note;
    }

    /**
     * Returns the lock of {@code home}.
     *
     * @throws IOException when somebody has it, be it this process
     */
    static synchronized FolderLock take(Path home) throws IOException {
        var note = home.resolve("owner.pid");
        if (whoHas(note).equals(thisProcess())) {
            throw taken(home, note);
        }
        var channel = FileChannel.open(home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(home, note);
            }
            Files.writeString(note, thisProcess());
            return new FolderLock(channel, note);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException taken(Path home, Path note) throws IOException {
        return new IOException("Another NeuroCards process uses this database folder: folder=" + home + ", pid="
                + whoHas(note).split(" ", 2)[0] + "; stop it, or give this one another folder or a DATABASE_URL");
    }

    private static String whoHas(Path note) throws IOException {
        return Files.exists(note) ? Files.readString(note) : "";
    }

    /** With the moment of its start: in a container every process of ours has the same id. */
    private static String thisProcess() {
        var self = ProcessHandle.current();
        return self.pid() + " "
                + self.info().startInstant().map(Instant::toString).orElse("");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note);
        channel.close();
    }
}
