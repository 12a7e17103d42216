package io.neurocards.operations.databases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.database.whole.Reconciliation;
import java.util.List;
import java.util.Locale;

/**
 * One table of a comparison, as it is kept.
 *
 * @param expectedRows how many the copy has to have, which is without what it had yet to take
 * @param expectedChecksum of those
 * @param copyChecksum of those that the copy has
 * @param late whether the copy had yet to take changes of it, which were counted in
 * @param differing some of the rows that are not what they should be
 */
record ComparedTable(
        String table,
        @JsonProperty("decider_rows") long deciderRows,
        @JsonProperty("copy_rows") long copyRows,
        @JsonProperty("expected_rows") long expectedRows,
        @JsonProperty("expected_checksum") String expectedChecksum,
        @JsonProperty("copy_checksum") String copyChecksum,
        boolean late,
        boolean equal,
        List<Row> differing) {

    /**
     * A row.
     *
     * @param is {@code missing_on_copy}, {@code only_on_copy} or {@code changed}
     */
    record Row(String id, String is) {}

    static ComparedTable of(Reconciliation.Comparison table) {
        return new ComparedTable(
                table.table(),
                table.deciderRows(),
                table.copyRows(),
                table.expectedRows(),
                table.expectedChecksum().toPlainString(),
                table.copyChecksum().toPlainString(),
                table.isLate(),
                table.isEqual(),
                table.differing().stream()
                        .map(row ->
                                new Row(row.id().toString(), row.kind().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
