package io.neurocards.operations.callers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an administrator is there for, by the word that their token carries; which routes that opens is decided at the door. */
public enum AdminRole {
    /** Looks at everything but tokens, and changes nothing. */
    VIEWER,
    /** Customers and their orders, but not the money. */
    SUPPORT,
    /** What is sold, and what it earns. */
    CATALOGUE,
    /** Partners and their keys. */
    PARTNERS,
    /** Money that came or went elsewhere: orders paid and refunded, credits of partners. */
    FINANCE,
    /** The databases. */
    OPERATIONS,
    /** Everything, and whoever else administers. */
    OWNER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role of exactly this word. */
    public static Optional<AdminRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Returns all words, the least powerful first. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AdminRole::word).toList();
    }
}
