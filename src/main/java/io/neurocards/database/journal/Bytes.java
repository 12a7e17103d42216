package io.neurocards.database.journal;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change any more: a hash, or a payload that the journal keeps and does not look into. */
public final class Bytes {

    public static final Bytes NONE = new Bytes(new byte[0]);
    private static final int SHOWN = 8;

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    public byte[] toArray() {
        return value.clone();
    }

    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Only the beginning, in hexadecimal: a payload may be a customer's. */
    @Override
    public String toString() {
        var shown = HexFormat.of().formatHex(value, 0, Math.min(SHOWN, value.length));
        return value.length > SHOWN ? shown + "… (" + value.length + " bytes)" : shown;
    }
}
