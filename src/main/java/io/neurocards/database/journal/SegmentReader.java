package io.neurocards.database.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Goes through the frames of one segment. */
final class SegmentReader {

    /** How far beyond its place an id may be: less than what chance makes of 64 bits, more than a segment holds. */
    private static final long REACH = 1L << 32;

    private final Window window;
    private final SegmentHeader header;

    SegmentReader(JournalFiles files, Path file, SegmentHeader header) throws IOException {
        this(new Window(files, file), header);
    }

    SegmentReader(Window window, SegmentHeader header) {
        this.window = window;
        this.header = header;
    }

    /** Hands over frames in order, until one is not what must follow; returns where that was. */
    long inOrder(Consumer<Frame> reader) {
        var lastId = header.firstId() - 1;
        var at = (long) SegmentHeader.SIZE;
        while (true) {
            var frame = Frame.at(window, at, header.salt());
            if (frame == null || frame.id() != (frame.isAcknowledgement() ? lastId : lastId + 1)) {
                return at;
            }
            lastId = frame.id();
            at = frame.end();
            reader.accept(frame);
        }
    }

    /** Hands over every valid frame from {@code from} on, wherever it begins. */
    void beyond(long from, Consumer<Frame> reader) {
        for (var at = window.nonZero(from); at < window.size(); ) {
            var frame = plausible(at) ? Frame.at(window, at, header.salt()) : null;
            if (frame == null) {
                at++;
            } else {
                at = frame.end();
                reader.accept(frame);
            }
        }
    }

    /** Whether the id makes sense, so that not every length that stands anywhere is believed and its bytes are summed. */
    private boolean plausible(long at) {
        var head = window.at(at, Frame.HEAD);
        return head != null && head.getLong(8) >= header.firstId() - 1 && head.getLong(8) < header.firstId() + REACH;
    }

    ByteBuffer raw(Frame frame) {
        var bytes = window.at(frame.offset(), (int) (frame.end() - frame.offset()));
        if (bytes == null) {
            throw new IllegalStateException("A frame beyond its file: offset=" + frame.offset());
        }
        return bytes;
    }
}
