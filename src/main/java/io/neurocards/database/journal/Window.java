package io.neurocards.database.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file read from front to back in pieces, so that a large one does not have to fit into memory. */
final class Window {

    private static final int PIECE = 256 << 10;

    private final JournalFiles files;
    private final Path file;
    private final long size;
    private long from;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    Window(JournalFiles files, Path file) throws IOException {
        this.files = files;
        this.file = file;
        this.size = files.size(file);
    }

    long size() {
        return size;
    }

    /** Returns {@code length} bytes from {@code offset} on, valid until the next call; null when the file ends before. */
    @Nullable
    ByteBuffer at(long offset, int length) {
        if (offset + length > size) {
            return null;
        }
        if (offset < from || offset + length > from + piece.limit()) {
            load(offset, length);
        }
        return piece.limit() < length ? null : piece.slice((int) (offset - from), length);
    }

    /** Returns where the first byte at or after {@code offset} is that is not zero, or the size without one. */
    long nonZero(long offset) {
        for (var at = offset; at < size; ) {
            var bytes = at(at, (int) Math.min(PIECE, size - at));
            if (bytes == null) {
                return size;
            }
            while (bytes.hasRemaining()) {
                if (bytes.get() != 0) {
                    return at + bytes.position() - 1;
                }
            }
            at += bytes.limit();
        }
        return size;
    }

    private void load(long offset, int length) {
        try {
            piece = files.read(file, offset, Math.max(length, PIECE));
            from = offset;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the journal: file=" + file + ", from=" + offset, e);
        }
    }
}
