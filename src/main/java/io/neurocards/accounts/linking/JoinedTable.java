package io.neurocards.accounts.linking;

import java.util.regex.Pattern;

/**
 * A table whose rows belong to a person by a column {@code person_id}, and go over to whom the person was joined with.
 *
 * @param condition which rows go over, in SQL about the row {@code t} and the person {@code :stays}
 */
public record JoinedTable(String name, String condition) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    public JoinedTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a table's name: " + name);
        }
    }

    /** All rows of a table go over. */
    public static JoinedTable all(String name) {
        return new JoinedTable(name, "true");
    }

    /** Rows go over unless the other person has one with the same value in that column. */
    public static JoinedTable unlessThereIs(String name, String column) {
        return new JoinedTable(
                name,
                "not exists (select from %s o where o.person_id = :stays and o.%s = t.%s)"
                        .formatted(name, column, column));
    }

    /** Rows go over to somebody who has none. */
    public static JoinedTable unlessThereIsOne(String name) {
        return new JoinedTable(name, "not exists (select from %s o where o.person_id = :stays)".formatted(name));
    }
}
