package io.neurocards.shared;

import java.util.Locale;

/** Which form a counted noun takes: English has two, Russian three (1 кредит, 2 кредита, 5 кредитов). */
public enum Plural {
    ONE,
    FEW,
    MANY;

    /** Returns the form that {@code count} asks for in the language of {@code locale}. */
    public static Plural of(long count, Locale locale) {
        var number = Math.abs(count);
        if (!locale.getLanguage().equals("ru")) {
            return number == 1 ? ONE : MANY;
        }
        var last = number % 10;
        if (number % 100 / 10 == 1 || last == 0 || last >= 5) {
            return MANY;
        }
        return last == 1 ? ONE : FEW;
    }

    /** Returns the ending of the message key, such as {@code few}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
