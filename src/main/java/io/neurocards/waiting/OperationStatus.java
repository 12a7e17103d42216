package io.neurocards.waiting;

import java.util.Locale;

/** What became of a wish that had to wait. */
public enum OperationStatus {
    /** It is kept and will be decided. */
    PENDING,
    /** It was done. */
    APPLIED,
    /** It was decided, and the answer is no; nothing was charged. */
    REFUSED,
    /** Its time was over before it could be decided; nothing was done or charged. */
    EXPIRED,
    /** It could not be decided however often it was tried; a person looks at it. */
    DEAD;

    /** Returns the text that callers see. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OperationStatus ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
