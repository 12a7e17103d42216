package io.neurocards.operations.lists;

import java.util.Map;

/**
 * What somebody wants to see of a table.
 *
 * @param filters by their names; empty values are none
 * @param sort the column, empty for the table's own order
 * @param page the first is 1
 */
public record Asked(Map<String, String> filters, String sort, boolean ascending, int page) {

    /** The last page that may be asked for; whoever wants more filters. */
    public static final int LAST_PAGE = 200;

    /** Returns the first page of all. */
    public static Asked all() {
        return new Asked(Map.of(), "", false, 1);
    }
}
