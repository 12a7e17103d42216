package io.neurocards.database.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps what is taken out of service in a folder beside it, for a person to look at. The original stays until it is not needed. */
final class SetAside {

    private static final String FOLDER = "set-aside";
    private static final int PIECE = 1 << 20;

    private final JournalFiles files;
    private final long opening;

    /** @param opening tells this time from others */
    SetAside(JournalFiles files, long opening) {
        this.files = files;
        this.opening = opening;
    }

    /** Copies {@code file} from {@code from} on; returns where it is, or null when it cannot be read. */
    @Nullable
    Path keep(Path file, long from) throws IOException {
        var folder = file.resolveSibling(FOLDER);
        files.createFolder(folder);
        var name = file.getFileName() + ".from-" + from + ".at-" + opening;
        var copy = folder.resolve(name);
        if (files.names(folder).contains(name)) {
            files.delete(copy);
        }
        try (var out = files.create(copy)) {
            var at = 0L;
            for (var piece = read(file, from); piece != null && piece.hasRemaining(); piece = read(file, from + at)) {
                var length = piece.remaining();
                if (piece.mismatch(ByteBuffer.allocate(length)) >= 0) {
                    out.write(piece, at);
                }
                at += length;
            }
            out.force(true);
            files.forceFolder(folder);
            return at == 0 && files.size(file) > from ? null : copy;
        }
    }

    /** Returns null at what the disk does not give back: what was read so far is kept. */
    private @Nullable ByteBuffer read(Path file, long from) {
        try {
            return files.read(file, from, PIECE);
        } catch (IOException _) {
            return null;
        }
    }
}
