package io.neurocards.media.remote;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file under another name until it is forced to the disk. A lock on it says that its writer lives. */
final class PartFile extends UnfinishedFile {

    static final String BEGINNING = ".part-";

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final Path part;
    private final FileChannel channel;

    @SuppressWarnings("unused") // held until the channel is closed
    private final FileLock lock;

    private final OutputStream out;
    private boolean finished;

    PartFile(Path file) throws IOException {
        this.file = file;
        this.part = Files.createTempFile(
                file.getParent(),
                BEGINNING,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.channel = FileChannel.open(part, StandardOpenOption.WRITE);
        this.lock = channel.lock();
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.flush();
        channel.force(true);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(part);
        }
    }
}
