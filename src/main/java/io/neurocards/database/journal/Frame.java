package io.neurocards.database.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One record on the disk: {@code [length 4][crc32c 4][id 8][type 1][payload]}, big-endian, the length being the payload's.
 * The checksum begins with the segment's salt, which nobody outside knows: a customer's payload cannot hold bytes that would
 * pass for a record, and a record of another segment is none here.
 *
 * @param offset where it begins in its file
 */
record Frame(long offset, long id, byte type, ByteBuffer payload) {

    static final int HEAD = 4 + 4 + 8 + 1;
    static final int LARGEST_PAYLOAD = 16 << 20;
    private static final int CHECKED = 8;
    private static final int TYPE_AT = 16;

    long end() {
        return offset + HEAD + payload.remaining();
    }

    boolean isAcknowledgement() {
        return type == RecordCodec.ACKNOWLEDGED;
    }

    JournalRecord record() {
        return RecordCodec.read(type, payload.duplicate());
    }

    static byte[] encode(long salt, long id, byte type, byte[] payload) {
        var bytes = ByteBuffer.allocate(HEAD + payload.length);
        bytes.putInt(payload.length).putInt(0).putLong(id).put(type).put(payload);
        bytes.putInt(4, checksum(salt, bytes.duplicate().flip()));
        return bytes.array();
    }

    /** Returns the frame at {@code offset}, or null when nothing valid begins there. */
    static @Nullable Frame at(Window window, long offset, long salt) {
        var head = window.at(offset, HEAD);
        var length = head == null ? -1 : length(head);
        var whole = length < 0 ? null : window.at(offset, HEAD + length);
        return whole == null ? null : of(whole, offset, salt);
    }

    /** Returns the frame that {@code whole} is, or null when it is none. */
    static @Nullable Frame of(ByteBuffer whole, long offset, long salt) {
        if (whole.limit() < HEAD
                || length(whole) != whole.limit() - HEAD
                || whole.getInt(4) != checksum(salt, whole.duplicate())) {
            return null;
        }
        return new Frame(offset, whole.getLong(CHECKED), whole.get(TYPE_AT), whole.slice(HEAD, whole.limit() - HEAD));
    }

    /** Returns how long the payload is, or -1 when that cannot be the beginning of a frame. */
    private static int length(ByteBuffer head) {
        var length = head.getInt(0);
        var type = head.get(TYPE_AT);
        return length > LARGEST_PAYLOAD || type < 1 || type > RecordCodec.LAST_TYPE ? -1 : length;
    }

    private static int checksum(long salt, ByteBuffer frame) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES + 4)
                .putLong(salt)
                .putInt(frame.getInt(0))
                .flip());
        crc.update(frame.position(CHECKED));
        return (int) crc.getValue();
    }
}
