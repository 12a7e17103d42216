package io.neurocards.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the studio that a process may do; one process does all of them unless it is told otherwise. */
public enum Role {
    /** Hears and answers the bot's chats. */
    BOT,
    /** Makes clips and does everything that was put off: deliveries, notifications, comparisons, retention. */
    WORKER,
    /** Serves the site. */
    WEB,
    /** Serves programs, and hears payment gateways and providers. */
    API,
    /** Watches the databases and the business, and calls for help. */
    MONITOR;

    /** Returns the word for it, as operators write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role with that word, or nothing when there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
