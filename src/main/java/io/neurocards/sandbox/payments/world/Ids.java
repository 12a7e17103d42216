package io.neurocards.sandbox.payments.world;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that nobody has yet. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Returns {@code length} letters and digits after {@code prefix}. */
    public static String of(String prefix, int length) {
        var text = new StringBuilder(prefix);
        for (var index = 0; index < length; index++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Returns {@code bytes} random bytes in lower-case hex. */
    public static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
