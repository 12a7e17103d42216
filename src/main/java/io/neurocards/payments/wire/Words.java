package io.neurocards.payments.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A gateway's words as they may be logged, stored and shown to the operator: one short line without our secrets and without
 * what looks like somebody's address or number.
 */
public final class Words {

    private static final int MOST = 300;
    private static final String HIDDEN = "…";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"'(]+@[^\\s@<>\"')]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{7,}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");

    private final List<String> secrets;

    public Words(List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    }

    /** Returns what may be shown of {@code text}. */
    public String of(String text) {
        var shown = cut(text, MOST * 4);
        for (var secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        shown = ADDRESS.matcher(shown).replaceAll(HIDDEN);
        shown = NUMBER.matcher(shown).replaceAll(HIDDEN);
        return cut(SPACE.matcher(shown).replaceAll(" ").strip(), MOST);
    }

    /** Returns the first {@code most} characters, and half of no pair. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "Words[" + secrets.size() + " hidden]";
    }
}
