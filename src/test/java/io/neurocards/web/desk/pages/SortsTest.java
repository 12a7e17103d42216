package io.neurocards.web.desk.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Listing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a long table may be sorted by, an index gives in order, so that nobody waits for a million rows to show fifty. */
class SortsTest {

    private static final List<Listing> LONG =
            List.of(Lists.CUSTOMERS, Lists.CLIPS, Lists.ORDERS, Lists.PAYMENTS, Lists.REFUNDS);

    @Test
    void no_long_table_is_sorted_as_a_whole() throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.dataSource().getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set enable_seqscan = off");
            }
            for (var listing : LONG) {
                assertThat(plan(connection, listing, listing.order()))
                        .as(listing.name())
                        .noneMatch(SortsTest::isWhole);
                for (var column :
                        listing.columns().stream().filter(Column::sorts).toList()) {
                    for (var direction : List.of(" asc", " desc")) {
                        assertThat(column.order())
                                .as("of few rows: " + listing.name())
                                .isNotEmpty();
                        assertThat(plan(connection, listing, column.order() + direction + ", " + listing.order()))
                                .as(listing.name() + " by " + column.name() + direction)
                                .noneMatch(SortsTest::isWhole);
                    }
                }
            }
        }
    }

    private static boolean isWhole(String line) {
        return line.strip().replaceFirst("^-> *", "").startsWith("Sort  (");
    }

    private static List<String> plan(Connection connection, Listing listing, String order) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "explain select 1 from " + listing.from() + " order by " + order + " limit 51")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
