package io.neurocards.database.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a segment begins.
 *
 * @param checkpoint whether it begins with everything that is live, so that no earlier one is needed
 * @param number of the segment, rising
 * @param allocated the size of its file, from the beginning to the end: a shorter one was cut
 * @param salt goes into every checksum of this segment
 * @param firstId of its first record; those of one segment follow without a gap
 * @param previousId the last record that was acknowledged before it
 * @param node to whom the journal belongs
 * @param boot which of the node's runs wrote it
 * @param previousHash SHA-256 of the segment before it, up to the end of its last record; zeros in a checkpoint
 */
record SegmentHeader(
        boolean checkpoint,
        long number,
        long allocated,
        long salt,
        long firstId,
        long previousId,
        UUID node,
        UUID boot,
        Bytes previousHash) {

    static final int SIZE = 128;
    static final Bytes NO_HASH = Bytes.of(new byte[32]);
    private static final long MAGIC = 0x4E43_4A52_4E4C_3031L; // NCJRNL01; the last two digits are the version
    private static final int CHECKSUM_AT = SIZE - 4;

    byte[] encode() {
        var bytes = ByteBuffer.allocate(SIZE);
        bytes.putLong(MAGIC).putInt(checkpoint ? 1 : 0).putLong(number).putLong(allocated);
        bytes.putLong(salt).putLong(firstId).putLong(previousId);
        bytes.putLong(node.getMostSignificantBits()).putLong(node.getLeastSignificantBits());
        bytes.putLong(boot.getMostSignificantBits()).putLong(boot.getLeastSignificantBits());
        bytes.put(previousHash.toArray());
        bytes.putInt(CHECKSUM_AT, checksum(bytes));
        return bytes.array();
    }

    /** Returns the header, or null when there is none that makes sense. */
    static @Nullable SegmentHeader decode(@Nullable ByteBuffer bytes) {
        if (bytes == null || bytes.getLong(0) != MAGIC || bytes.getInt(CHECKSUM_AT) != checksum(bytes)) {
            return null;
        }
        var in = bytes.duplicate().position(Long.BYTES);
        var checkpoint = in.getInt() == 1;
        var number = in.getLong();
        var allocated = in.getLong();
        var salt = in.getLong();
        var firstId = in.getLong();
        var previousId = in.getLong();
        var node = new UUID(in.getLong(), in.getLong());
        var boot = new UUID(in.getLong(), in.getLong());
        var hash = new byte[NO_HASH.length()];
        in.get(hash);
        return new SegmentHeader(checkpoint, number, allocated, salt, firstId, previousId, node, boot, Bytes.of(hash));
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.slice(0, CHECKSUM_AT));
        return (int) crc.getValue();
    }
}
