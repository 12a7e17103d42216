package io.neurocards.payments.codes;

import java.util.Locale;
import java.util.regex.Pattern;

/** How codes are written: Latin capitals, digits, dashes and underscores. */
public final class CodeText {

    /** Characters that are read of what somebody typed. */
    private static final int LONGEST = 100;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{3,32}");

    private CodeText() {}

    /**
     * Returns what was typed as it is compared: without space and in capitals. Letters of other alphabets that look alike stay what
     * they are, and so are no code.
     */
    public static String of(String typed) {
        var text = typed.substring(0, Math.min(typed.length(), LONGEST));
        return text.codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    /** Returns whether there can be a code of that spelling. */
    public static boolean isSound(String spelling) {
        return CODE.matcher(spelling).matches();
    }
}
