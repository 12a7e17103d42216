package io.neurocards.operations.lists;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as its title is looked up
 * @param sql what is shown
 * @param kind how it is shown
 * @param beside the currency of money, or what a link leads to
 * @param prefix of the path that a link leads to
 */
public record Column(
        String name,
        String sql,
        Kind kind,
        boolean sorts,
        @Nullable String beside,
        @Nullable String prefix) {

    /** How a value is shown. */
    public enum Kind {
        /** As it is. */
        TEXT,
        /** To the right, so that digits stand below each other. */
        NUMBER,
        /** As a moment in the reader's language. */
        MOMENT,
        /** By the text of the reader's language for it, if there is one. */
        WORD,
        /** In units of its currency. */
        MONEY
    }

    /** Returns a column of text. */
    public static Column text(String name, String sql) {
        return new Column(name, sql, Kind.TEXT, false, null, null);
    }

    /** Returns a column of numbers. */
    public static Column number(String name, String sql) {
        return new Column(name, sql, Kind.NUMBER, false, null, null);
    }

    /** Returns a column of moments. */
    public static Column moment(String name, String sql) {
        return new Column(name, sql, Kind.MOMENT, false, null, null);
    }

    /** Returns a column of words that have texts. */
    public static Column word(String name, String sql) {
        return new Column(name, sql, Kind.WORD, false, null, null);
    }

    /** Returns a column of money in minor units. */
    public static Column money(String name, String sql, String currency) {
        return new Column(name, sql, Kind.MONEY, false, currency, null);
    }

    /** Returns it as one that the table may be sorted by; only what an index gives in order, or what there are few of. */
    public Column sorted() {
        return new Column(name, sql, kind, true, beside, prefix);
    }

    /**
     * Returns it as one that leads somewhere.
     *
     * @param to the path without its last part
     * @param id the last part, such as {@code p.id}
     */
    public Column to(String to, String id) {
        return new Column(name, sql, kind, sorts, id, to);
    }
}
