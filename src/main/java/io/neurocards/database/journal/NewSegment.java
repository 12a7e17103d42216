package io.neurocards.database.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A segment's file in the making: written whole under a name that no reader looks at, forced, renamed, and proven by forcing
 * the folder. Every byte is written, so that later ones need no space that could be missing.
 */
final class NewSegment implements Beginning.Frames {

    private static final int PIECE = 256 << 10;

    private final JournalFile file;
    private final SegmentHeader header;
    private final MessageDigest digest = SegmentScan.sha256();
    private ByteBuffer piece;
    private long written;
    private long nextId;

    private NewSegment(JournalFile file, SegmentHeader header) {
        this.file = file;
        this.header = header;
        this.nextId = header.firstId();
        this.piece = ByteBuffer.allocate((int) Math.min(PIECE, header.allocated()));
    }

    /** Returns the proven file; on a failure nothing but a file that no reader looks at may be left, or one that says the same. */
    static NewSegment create(JournalFiles files, Path folder, SegmentHeader header, Beginning beginning)
            throws IOException {
        var name = SegmentName.of(header.number());
        var unproven = folder.resolve(name + SegmentName.UNPROVEN);
        var file = files.create(unproven);
        try {
            var segment = new NewSegment(file, header);
            segment.write(beginning);
            file.force(true);
            files.rename(unproven, folder.resolve(name));
            files.forceFolder(folder);
            return segment;
        } catch (IOException e) {
            giveUp(files, file, unproven, e);
            throw e;
        }
    }

    private static void giveUp(JournalFiles files, JournalFile file, Path unproven, IOException because) {
        try {
            file.close();
            files.delete(unproven);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private void write(Beginning beginning) throws IOException {
        put(header.encode());
        digest.update(header.encode());
        beginning.writeTo(this);
        if (header.checkpoint()) {
            var end = end();
            put(Frame.encode(header.salt(), nextId - 1, RecordCodec.ACKNOWLEDGED, new byte[0]));
            flush();
            zeros();
            written = end + Frame.HEAD;
        } else {
            flush();
            zeros();
            written = SegmentHeader.SIZE;
        }
        piece = ByteBuffer.allocate(0);
    }

    private void zeros() throws IOException {
        while (written < header.allocated()) {
            var length = (int) Math.min(PIECE, header.allocated() - written);
            file.write(ByteBuffer.allocate(length), written);
            written += length;
        }
    }

    @Override
    public long add(byte type, byte[] payload) throws IOException {
        var offset = end();
        var frame = Frame.encode(header.salt(), nextId++, type, payload);
        digest.update(frame);
        put(frame);
        return offset;
    }

    private void put(byte[] bytes) throws IOException {
        for (var at = 0; at < bytes.length; ) {
            var length = Math.min(piece.remaining(), bytes.length - at);
            piece.put(bytes, at, length);
            at += length;
            if (!piece.hasRemaining()) {
                flush();
            }
        }
    }

    private void flush() throws IOException {
        var length = piece.position();
        file.write(piece.flip(), written);
        written += length;
        piece.clear();
    }

    JournalFile file() {
        return file;
    }

    /** Where the next frame begins. */
    long end() {
        return written + piece.position();
    }

    long nextId() {
        return nextId;
    }

    MessageDigest digest() {
        return digest;
    }
}
