package io.neurocards.telegram.admin;

import java.util.Locale;

/** What the desk does only after it was confirmed. */
enum Act {
    GRANT,
    TAKE,
    RETRY,
    CANCEL,
    REFUND,
    PAYBACK,
    PART,
    BROADCAST,
    BAN,
    UNBAN,
    CLOSE,
    OPEN,
    UNBLOCK,
    HALT,
    SELL,
    REQUEUE,
    DISCARD;

    /** Returns the ending of the message key. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
