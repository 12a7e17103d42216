package io.neurocards.accounts.linking;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code that one side shows and the other side types: eight letters and digits of Crockford's base 32, which are 40 random bits.
 * With five tries in ten minutes that is out of reach for whoever guesses.
 */
record LinkCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkCode fresh() {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new LinkCode(code.toString());
    }

    /** Returns the code that somebody typed, who may mistake O for 0 and I or L for 1; nothing when it can't be one. */
    static Optional<LinkCode> of(String typed) {
        var code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return SHAPE.matcher(code).matches() ? Optional.of(new LinkCode(code)) : Optional.empty();
    }

    /** Returns it in two groups, which are easier to copy. */
    String shown() {
        return text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
    }

    /** Hides the code. */
    @Override
    public String toString() {
        return "LinkCode[***]";
    }
}
