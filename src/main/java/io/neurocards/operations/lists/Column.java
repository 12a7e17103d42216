package io.neurocards.operations.lists;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name as its title is looked up
 * @param sql what is shown
 * @param kind how it is shown
 * @param order by what the table is sorted that may be sorted by this column; null for one that it may not
 * @param beside the currency of money, or what a link leads to
 * @param prefix of the path that a link leads to
 */
public record Column(
        String name,
        String sql,
        Kind kind,
        @Nullable String order,
        @Nullable String beside,
        @Nullable String prefix) {

    private static final String FEW = "";

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
        return new Column(name, sql, Kind.TEXT, null, null, null);
    }

    /** Returns a column of numbers. */
    public static Column number(String name, String sql) {
        return new Column(name, sql, Kind.NUMBER, null, null, null);
    }

    /** Returns a column of moments. */
    public static Column moment(String name, String sql) {
        return new Column(name, sql, Kind.MOMENT, null, null, null);
    }

    /** Returns a column of words that have texts. */
    public static Column word(String name, String sql) {
        return new Column(name, sql, Kind.WORD, null, null, null);
    }

    /** Returns a column of money in minor units. */
    public static Column money(String name, String sql, String currency) {
        return new Column(name, sql, Kind.MONEY, null, currency, null);
    }

    /** Returns it as one that a table of few rows may be sorted by; what is missing comes last. */
    public Column sorted() {
        return new Column(name, sql, kind, FEW, beside, prefix);
    }

    /**
     * Returns it as one that a table of any length may be sorted by.
     *
     * @param order what is never missing and an index gives in the same order
     */
    public Column sortedBy(String order) {
        return new Column(name, sql, kind, order, beside, prefix);
    }

    /** Returns whether the table may be sorted by it. */
    public boolean sorts() {
        return order != null;
    }

    /** Returns what follows {@code order by} for it. */
    String by(boolean ascending) {
        var direction = ascending ? " asc" : " desc";
        return FEW.equals(order) ? sql + direction + " nulls last" : order + direction;
    }

    /**
     * Returns it as one that leads somewhere.
     *
     * @param to the path without its last part
     * @param id the last part, such as {@code p.id}
     */
    public Column to(String to, String id) {
        return new Column(name, sql, kind, order, id, to);
    }
}
