package io.neurocards.telegram.delivery;

import java.util.Locale;
import java.util.Optional;

/** The ways to bring a clip into a chat, from the best to the last; a notice says that there is none. */
enum Form {
    VIDEO,
    DOCUMENT,
    LINK,
    NOTICE;

    /** Returns what to try when Telegram has refused this. */
    Optional<Form> next() {
        return switch (this) {
            case VIDEO -> Optional.of(DOCUMENT);
            case DOCUMENT -> Optional.of(LINK);
            case LINK, NOTICE -> Optional.empty();
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Form ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
