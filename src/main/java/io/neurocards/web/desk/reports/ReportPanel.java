package io.neurocards.web.desk.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One matter of a report.
 *
 * @param key of its title and of what is to be known about it
 * @param chart null for what is better read than seen
 * @param heads of the table of the same numbers
 * @param rows each begins with what it is of
 * @param csv the figure whose counts by the day can be taken along; null when there is none
 */
record ReportPanel(
        String key,
        @Nullable Chart chart,
        List<String> heads,
        List<List<String>> rows,
        @Nullable String csv) {}
