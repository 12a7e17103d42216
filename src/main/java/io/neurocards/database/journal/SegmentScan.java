package io.neurocards.database.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What one file of a segment turned out to hold.
 *
 * @param header null when it is none
 * @param end where the valid frames end that follow each other
 * @param hash SHA-256 up to the end of the last of those records
 * @param lastId of those records
 * @param claim up to which id anything in the file says that all was acknowledged
 * @param highestId of any valid frame
 * @param tail whether anything but zeros stands after {@code end}
 * @param trouble what is wrong with it, whatever was acknowledged; null when nothing is
 */
record SegmentScan(
        Path file,
        @Nullable SegmentHeader header,
        long end,
        Bytes hash,
        long lastId,
        long claim,
        long highestId,
        boolean tail,
        @Nullable String trouble) {

    static SegmentScan of(JournalFiles files, Path file) {
        try {
            var window = new Window(files, file);
            var header = SegmentHeader.decode(window.at(0, SegmentHeader.SIZE));
            return header == null
                    ? unreadable(file, "its first " + SegmentHeader.SIZE + " bytes are damaged")
                    : of(window, file, header);
        } catch (IOException | UncheckedIOException e) {
            return unreadable(file, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private static SegmentScan of(Window window, Path file, SegmentHeader header) {
        var reader = new SegmentReader(window, header);
        var seen = new Seen(header);
        var end = reader.inOrder(frame -> seen.follow(frame, reader));
        var lastId = seen.highestId;
        reader.beyond(end, seen::stray);
        return new SegmentScan(
                file,
                header,
                end,
                Bytes.of(seen.digest.digest()),
                lastId,
                seen.claim,
                seen.highestId,
                window.nonZero(end) < window.size(),
                window.size() < header.allocated()
                        ? "it ends at byte " + window.size() + " of " + header.allocated()
                        : null);
    }

    private static SegmentScan unreadable(Path file, String trouble) {
        return new SegmentScan(file, null, 0, SegmentHeader.NO_HASH, 0, 0, 0, true, trouble);
    }

    /** Whether it holds everything up to {@code id}, and nothing is wrong with it. */
    boolean holds(long id) {
        return trouble == null && lastId >= id;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The hash goes to the last record and not to an acknowledgement after it, which a loss of power may take away. */
    private static final class Seen {

        private final MessageDigest digest = sha256();
        private byte[] acknowledgement = new byte[0];
        private long claim;
        private long highestId;

        Seen(SegmentHeader header) {
            digest.update(header.encode());
            claim = header.firstId() - 1;
            highestId = header.firstId() - 1;
        }

        void follow(Frame frame, SegmentReader reader) {
            var raw = reader.raw(frame);
            if (frame.isAcknowledgement()) {
                acknowledgement = new byte[raw.remaining()];
                raw.get(acknowledgement);
            } else {
                digest.update(acknowledgement);
                digest.update(raw);
                acknowledgement = new byte[0];
            }
            stray(frame);
        }

        void stray(Frame frame) {
            highestId = Math.max(highestId, frame.id());
            if (frame.isAcknowledgement()) {
                claim = Math.max(claim, frame.id());
            }
        }
    }
}
