package io.neurocards.payments.gifts;

import io.neurocards.shared.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The codes of gifts: twenty letters of thirty-two, in groups of five. One is computed from the server's secret and the gift's id, so
 * that who repeats the making of a gift sees the same code, and a copy of the database has none.
 */
@Component
record GiftText(ServerSecret secret) {

    /** Without I, L, O and U, which are read as others or spell words. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final int LONGEST = 100;
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{20}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");
    private static final Pattern WORD = Pattern.compile("^GIFT(?=.{20}$)");

    /** Returns the code of a gift, such as {@code 7K3Q9-M2XTB-40WZD-HN8RC}. */
    String of(UUID gift) {
        var bytes = secret.sign("gift-code", gift.toString());
        var text = new StringBuilder();
        for (var index = 0; index < LENGTH; index++) {
            if (index > 0 && index % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(bytes[index] & 31));
        }
        return text.toString();
    }

    static String prefix(String code) {
        return code.substring(0, GROUP);
    }

    /** Returns the digest of what somebody typed, in any case and with anything between the groups; nothing when it can be no code. */
    static Optional<String> typed(String typed) {
        var bare = BETWEEN.matcher(typed.substring(0, Math.min(typed.length(), LONGEST)))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        var letters = WORD.matcher(bare)
                .replaceFirst("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return CODE.matcher(letters).matches() ? Optional.of(sha256(letters)) : Optional.empty();
    }

    static String digest(String code) {
        return sha256(code.replace("-", ""));
    }

    private static String sha256(String letters) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
