package io.neurocards.operations.older;

import java.util.Map;
import java.util.Optional;

/**
 * A row of the older bot's.
 *
 * @param values by the names of their columns in small letters; nothing where nothing stands
 */
record OlderRow(Map<String, String> values) {

    /** Returns the value of the first of these columns that has one. */
    Optional<String> first(String... columns) {
        for (var column : columns) {
            var value = values.get(column);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }
}
