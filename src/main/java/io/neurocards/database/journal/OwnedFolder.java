package io.neurocards.database.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A journal folder that is this process's alone. The kernel drops the lock when the process dies, however it dies; it would
 * also drop it if this process closed another descriptor of the locked file, so who owns it is looked up in another file first.
 */
final class OwnedFolder implements Closeable {

    private final FileChannel locked;
    private final Path owner;

    private OwnedFolder(FileChannel locked, Path owner) {
        this.locked = locked;
        this.owner = owner;
    }

    static synchronized OwnedFolder take(Path folder) throws IOException {
        var owner = folder.resolve("journal.owner");
        var named = Files.exists(owner) ? Files.readString(owner) : "";
        if (named.equals(self())) {
            throw inUse(folder, "this one");
        }
        var channel =
                FileChannel.open(folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var mine = false;
        try {
            mine = channel.tryLock() != null;
            if (!mine) {
                throw inUse(folder, "pid " + named.split(" ", 2)[0]);
            }
            Files.writeString(owner, self());
            return new OwnedFolder(channel, owner);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static JournalRefusedException inUse(Path folder, String who) {
        return new JournalRefusedException("Another process writes this journal: folder=" + folder + ", process=" + who
                + "; stop it first, or give this node a JOURNAL_DIR of its own");
    }

    /** A process id alone comes back after a restart, in a container always. */
    private static String self() {
        var process = ProcessHandle.current();
        var since = process.info().startInstant().map(Object::toString).orElse("unknown");
        return process.pid() + " " + since;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(owner);
        locked.close();
    }
}
