package io.neurocards.web.desk;

import io.neurocards.operations.lists.Filter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as its page shows it.
 *
 * @param path of the page
 * @param csv where all of it is to be had; null for whoever may not
 * @param acts whether something may be done with rows
 * @param asked what its filters hold
 * @param before the page before this one; null on the first
 * @param after the page after this one; null on the last
 */
record TableView(
        String name,
        String path,
        @Nullable String csv,
        List<Head> heads,
        boolean acts,
        List<Filter> filters,
        Map<String, String> asked,
        List<Row> rows,
        @Nullable String before,
        @Nullable String after) {

    /**
     * The title of a column.
     *
     * @param link that sorts by it; null where nothing does
     * @param sorted {@code ascending}, {@code descending} or {@code none}
     */
    record Head(String title, boolean number, @Nullable String link, String sorted) {}

    /**
     * A row.
     *
     * @param deeds what may be done with it
     */
    record Row(List<Shown> cells, List<Shown> deeds) {}

    /**
     * A cell.
     *
     * @param word whose look it has; null for none
     * @param instant of a moment, for machines
     */
    record Shown(
            String title,
            String text,
            boolean number,
            @Nullable String link,
            @Nullable String word,
            @Nullable String instant) {}
}
