package io.neurocards.operations.lists;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a row below a column.
 *
 * @param beside the currency, or what its link leads to
 */
public record Cell(
        Column column, @Nullable Object value, @Nullable String beside) {}
