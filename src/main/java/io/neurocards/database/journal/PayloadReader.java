package io.neurocards.database.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Reads what {@link PayloadWriter} wrote; throws an unchecked exception where something else stands. */
final class PayloadReader {

    private final ByteBuffer in;

    PayloadReader(ByteBuffer in) {
        this.in = in;
    }

    long number() {
        return in.getLong();
    }

    int count() {
        return in.getInt();
    }

    int small() {
        return in.get();
    }

    UUID id() {
        return new UUID(in.getLong(), in.getLong());
    }

    Instant moment() {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    String text() {
        return new String(array(), StandardCharsets.UTF_8);
    }

    Bytes bytes() {
        return Bytes.of(array());
    }

    private byte[] array() {
        var length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("A length beyond its record: length=" + length);
        }
        var value = new byte[length];
        in.get(value);
        return value;
    }
}
