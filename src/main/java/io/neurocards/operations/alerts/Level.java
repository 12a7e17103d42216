package io.neurocards.operations.alerts;

import java.util.Locale;

/** How bad it is, mildest first. */
public enum Level {
    INFO,
    WARNING,
    CRITICAL;

    /** Returns the stored word. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
