package io.neurocards.notifications.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What customers choose to hear of. */
public enum Kind {
    /** Clips that are ready, or can't be made. */
    CLIPS,
    /** Orders that were paid, given back, cancelled or delivered. */
    ORDERS,
    /** Points that expire soon. */
    POINTS,
    /** Who has a way into the account. Nobody can be made not to hear of that. */
    SECURITY;

    /** Returns the name that programs and tables know it by, such as {@code clips}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of that name, or nothing when there is none. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
