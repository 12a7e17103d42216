package io.neurocards.notifications.messages;

import java.util.Locale;

/** On which way a customer hears something. */
public enum Channel {
    TELEGRAM,
    EMAIL,
    /** Browsers and apps alike. */
    PUSH;

    /** Returns the name that programs and tables know it by, such as {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
