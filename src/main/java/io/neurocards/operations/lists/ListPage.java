package io.neurocards.operations.lists;

import java.util.List;

/** Some rows of a table, and whether more follow. */
public record ListPage(List<List<Cell>> rows, boolean hasMore) {}
