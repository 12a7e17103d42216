package io.neurocards.database.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Builds a record's payload, big-endian; texts and bytes begin with their length in four bytes. */
final class PayloadWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PayloadWriter number(long value) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    PayloadWriter count(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    PayloadWriter small(int value) {
        out.write(value);
        return this;
    }

    PayloadWriter id(UUID value) {
        return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
    }

    PayloadWriter moment(Instant value) {
        return number(value.getEpochSecond()).count(value.getNano());
    }

    PayloadWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    PayloadWriter bytes(Bytes value) {
        return bytes(value.toArray());
    }

    private PayloadWriter bytes(byte[] value) {
        count(value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
