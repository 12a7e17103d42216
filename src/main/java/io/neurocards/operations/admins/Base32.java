package io.neurocards.operations.admins;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Bytes as letters and digits that are typed without mistaking one for another (RFC 4648, without padding). */
public final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** Returns bytes as text. */
    public static String of(byte[] bytes) {
        var text = new StringBuilder();
        var kept = 0;
        var bits = 0;
        for (var next : bytes) {
            kept = (kept << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((kept >> bits) & 31));
            }
            kept &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((kept << (BITS - bits)) & 31));
        }
        return text.toString();
    }

    /**
     * Returns the bytes of a text, whose small letters are large ones.
     *
     * @throws IllegalArgumentException for a character that is none of the 32
     */
    public static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        var kept = 0;
        var bits = 0;
        for (var letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            var value = ALPHABET.indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("Not a letter of Base32");
            }
            kept = (kept << BITS) | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(kept >> bits);
                kept &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
