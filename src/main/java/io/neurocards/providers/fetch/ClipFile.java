package io.neurocards.providers.fetch;

import io.neurocards.providers.fetch.ClipFetch.Fetch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import okhttp3.ResponseBody;
import org.springframework.util.unit.DataSize;

/** Writes what a server sends, as long as it is a clip, not too heavy, and comes before the deadline. */
record ClipFile(Path target, DataSize largest, Instant deadline, Clock clock) {

    private static final int PIECE = 64 * 1024;

    /**
     * Writes the body to the target, which is there whole or not at all.
     *
     * @throws IOException when the server breaks off, or the file can't be written
     */
    Fetch write(ResponseBody body) throws IOException {
        var announced = body.contentLength();
        if (announced > largest.toBytes()) {
            return tooHeavy();
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            var fetch = copy(body.byteStream(), part);
            if (!(fetch instanceof Fetch.Fetched(var bytes))) {
                return fetch;
            }
            if (announced >= 0 && bytes != announced) {
                return new Fetch.TryLater(bytes + " of " + announced + " bytes came");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return fetch;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Fetch copy(InputStream in, Path part) throws IOException {
        var head = in.readNBytes(ClipBytes.NEEDED);
        if (head.length == 0) {
            return new Fetch.TryLater("nothing came");
        }
        var complaint = ClipBytes.complaint(head);
        if (complaint != null) {
            return new Fetch.Refused(complaint);
        }
        var piece = new byte[PIECE];
        var written = (long) head.length;
        try (var out = Files.newOutputStream(part)) {
            out.write(head);
            int read;
            while ((read = in.read(piece)) >= 0) {
                written += read;
                if (written > largest.toBytes()) {
                    return tooHeavy();
                }
                out.write(piece, 0, read);
                if (clock.instant().isAfter(deadline)) {
                    return new Fetch.TryLater("too slow: " + written + " bytes had come by the deadline");
                }
            }
        }
        return new Fetch.Fetched(written);
    }

    private Fetch tooHeavy() {
        return new Fetch.Refused("heavier than " + largest.toMegabytes() + " MB");
    }
}
