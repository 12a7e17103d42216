package io.neurocards.accounts.export;

import java.util.Set;

/**
 * Rows that a person may take along.
 *
 * @param name under which they stand in the file, such as {@code orders}
 * @param tables whose rows they are
 * @param sql selects {@code id} and what may be seen, by names that a person understands, for the ids {@code :persons}; it is read in
 *     parts, by {@code id}
 */
public record ExportedSection(String name, Set<String> tables, String sql) {

    public ExportedSection {
        tables = Set.copyOf(tables);
        if (!sql.contains(":persons")) {
            throw new IllegalArgumentException("Whose rows does it select? section=" + name);
        }
    }

    public static ExportedSection of(String name, String table, String sql) {
        return new ExportedSection(name, Set.of(table), sql);
    }
}
