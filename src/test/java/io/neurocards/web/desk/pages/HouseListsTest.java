package io.neurocards.web.desk.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.lists.Asked;
import io.neurocards.operations.lists.TestListings;
import io.neurocards.web.desk.ListPromises;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What differs stands before what does not, the newest comparison first; one that only waits is none. */
class HouseListsTest {

    @Test
    void each_table_is_a_line_with_its_rows_and_checksums() {
        try (var database = TestDatabase.fresh()) {
            database.jdbc().sql("""
                            insert into database_comparisons
                                (id, reason, outcome, started_at, ended_at, decider, behind, tables, note)
                            values (gen_random_uuid(), 'nightly', 'different', '2026-11-22T01:00:00Z', '2026-11-22T01:00:02Z',
                                    'primary', 3, '[
                                    {"table": "jobs", "equal": true, "late": false, "copy_rows": 4, "differing": []},
                                    {"table": "orders", "equal": true, "late": true, "copy_rows": 5, "differing": []},
                                    {"table": "workers", "equal": false, "late": true, "copy_rows": 6, "copy_checksum": "77",
                                        "differing": [{"id": "one", "is": "changed"}, {"id": "two", "is": "only_on_copy"}]}]', null),
                                (gen_random_uuid(), 'return', 'broken_off', '2026-11-22T02:00:00Z', '2026-11-22T02:00:02Z',
                                    null, 0, '[]', 'it went'),
                                (gen_random_uuid(), 'command', 'waiting', '2026-11-22T03:00:00Z', null, null, 0, '[]', null)
                            """).update();
            var listing = HouseLists.COMPARISONS;
            var columns = String.join(
                    ", ", listing.columns().stream().map(column -> column.sql()).toList());

            assertThat(lines(database, columns, "true"))
                    .containsExactly(
                            "return broken_off it went 2000",
                            "nightly different workers different 6 77 one changed, two only_on_copy 3 2000",
                            "nightly different jobs equal 4 3 2000",
                            "nightly different orders on_its_way 5 3 2000");
            assertThat(lines(database, columns, "c.state = 'different'")).hasSize(1);

            var reader = TestListings.of(database.jdbc());
            for (var asked : Map.of(
                            "table", "[jobs, orders, workers, null]",
                            "copy_rows", "[jobs, orders, workers, null]",
                            "table_is", "[workers, jobs, orders, null]")
                    .entrySet()) {
                assertThat(ListPromises.asked(reader, listing, "table", new Asked(Map.of(), asked.getKey(), true, 1)))
                        .as("by " + asked.getKey())
                        .hasToString(asked.getValue());
            }
            assertThat(ListPromises.asked(
                            reader, listing, "table", new Asked(Map.of("table_is", "on_its_way"), "", false, 1)))
                    .containsExactly("orders");
        }
    }

    @Test
    void every_table_filters_and_sorts_in_both_languages() {
        ListPromises.hold(new OwnLists().all());
    }

    @Test
    void no_long_table_is_sorted_as_a_whole() throws SQLException {
        ListPromises.holdWhenLong(
                List.of(Lists.CUSTOMERS, Lists.CLIPS, Lists.ORDERS, Lists.PAYMENTS, Lists.REFUNDS, HouseLists.AUDIT));
    }

    private static List<String> lines(TestDatabase database, String columns, String condition) {
        var listing = HouseLists.COMPARISONS;
        return database.jdbc()
                .sql("select " + columns + " from " + listing.from() + " where " + condition + " order by "
                        + listing.order())
                .query((row, _) -> {
                    var line = new StringBuilder();
                    for (var column : List.of(2, 3, 14, 4, 5, 7, 10, 11, 12, 13)) {
                        var value = row.getString(column);
                        line.append(value == null || value.equals("0") ? "" : value + " ");
                    }
                    return line.toString().strip();
                })
                .list();
    }
}
