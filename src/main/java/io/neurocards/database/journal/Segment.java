package io.neurocards.database.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/** The segment that is written to: the same bytes in every folder that is in service. After any exception it is to be left. */
final class Segment implements Closeable {

    private final SegmentHeader header;
    private final List<JournalFile> copies;
    private final MessageDigest digest;
    private byte[] acknowledgement = new byte[0];
    private long end;

    /** @param made in each folder; alike */
    Segment(SegmentHeader header, List<NewSegment> made) {
        this.header = header;
        this.copies = made.stream().map(NewSegment::file).toList();
        this.digest = made.getFirst().digest();
        this.end = made.getFirst().end();
        if (header.checkpoint()) {
            acknowledgement =
                    Frame.encode(header.salt(), made.getFirst().nextId() - 1, RecordCodec.ACKNOWLEDGED, new byte[0]);
        }
    }

    /** Whether {@code bytes} and their acknowledgement find place. */
    boolean fits(long bytes) {
        return end + bytes + Frame.HEAD <= header.allocated();
    }

    /** Returns when {@code frames} are on every disk. */
    void append(byte[] frames) throws IOException {
        for (var copy : copies) {
            copy.write(ByteBuffer.wrap(frames), end);
        }
        for (var copy : copies) {
            copy.force(false);
        }
        end += frames.length;
        digest.update(acknowledgement);
        digest.update(frames);
        acknowledgement = new byte[0];
    }

    /** Notes that all up to {@code id} was forced. Not forced itself: it only tells damage from what was never acknowledged. */
    void acknowledge(long id) throws IOException {
        acknowledgement = Frame.encode(header.salt(), id, RecordCodec.ACKNOWLEDGED, new byte[0]);
        for (var copy : copies) {
            copy.write(ByteBuffer.wrap(acknowledgement), end);
        }
        end += acknowledgement.length;
    }

    SegmentHeader header() {
        return header;
    }

    /** Where the next frame begins. */
    long end() {
        return end;
    }

    int copies() {
        return copies.size();
    }

    /** Returns SHA-256 up to the end of the last record. To be asked once, at the end. */
    Bytes hash() {
        return Bytes.of(digest.digest());
    }

    @Override
    public void close() throws IOException {
        for (var copy : copies) {
            copy.close();
        }
    }
}
