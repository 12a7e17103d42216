package io.neurocards.operations.lists;

import java.util.List;
import java.util.Optional;

/**
 * A table.
 *
 * @param name as its title is looked up
 * @param from what follows {@code from} in SQL
 * @param order what follows {@code order by} when nobody asks for another order, and what decides between equals
 */
public record Listing(String name, String from, List<Column> columns, List<Filter> filters, String order) {

    Optional<Column> sortedBy(String column) {
        return columns.stream()
                .filter(one -> one.sorts() && one.name().equals(column))
                .findFirst();
    }
}
