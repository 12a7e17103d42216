package io.neurocards.operations.older;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The older bot's tables that are of use, as they were found.
 *
 * @param rows by the names of their tables
 */
record OlderTables(Map<String, List<OlderRow>> rows) {

    static final Set<String> NAMES = Set.of("users", "jobs", "generation_jobs", "payments");

    List<OlderRow> of(String table) {
        return rows.getOrDefault(table, List.of());
    }
}
