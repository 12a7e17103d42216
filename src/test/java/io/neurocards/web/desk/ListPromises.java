package io.neurocards.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.lists.Asked;
import io.neurocards.operations.lists.Column;
import io.neurocards.operations.lists.Filter;
import io.neurocards.operations.lists.Listing;
import io.neurocards.operations.lists.Listings;
import io.neurocards.operations.lists.TestListings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/** What is promised of every table that has a page: it filters, it sorts, and both are said in both languages. */
public final class ListPromises {

    private ListPromises() {}

    /** Asks a table for everything that may be asked of it, and looks that its texts are there. */
    public static void hold(List<Listing> listings) {
        try (var database = TestDatabase.fresh()) {
            var reader = TestListings.of(database.jdbc());
            for (var listing : listings) {
                assertThat(listing.columns()).as(listing.name() + " sorts").anyMatch(Column::sorts);
                assertThat(listing.filters()).as(listing.name() + " filters").isNotEmpty();
                for (var column : listing.columns()) {
                    for (var ascending : List.of(true, false)) {
                        reader.page(listing, new Asked(Map.of(), column.name(), ascending, 1));
                    }
                }
                for (var filter : listing.filters()) {
                    for (var value : values(filter)) {
                        reader.page(listing, new Asked(Map.of(filter.name(), value), "", false, 1));
                    }
                }
            }
        }
        assertThat(untold(listings)).isEmpty();
    }

    /** Looks that an index gives what a table may be sorted by in order, so that nobody waits for a million rows to show fifty. */
    public static void holdWhenLong(List<Listing> listings) throws SQLException {
        try (var database = TestDatabase.fresh();
                var connection = database.dataSource().getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set enable_seqscan = off");
            }
            for (var listing : listings) {
                assertThat(plan(connection, listing, listing.order()))
                        .as(listing.name())
                        .noneMatch(ListPromises::isWhole);
                for (var column :
                        listing.columns().stream().filter(Column::sorts).toList()) {
                    for (var direction : List.of(" asc", " desc")) {
                        assertThat(column.order())
                                .as("of few rows: " + listing.name())
                                .isNotEmpty();
                        assertThat(plan(connection, listing, column.order() + direction + ", " + listing.order()))
                                .as(listing.name() + " by " + column.name() + direction)
                                .noneMatch(ListPromises::isWhole);
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

    private static List<String> values(Filter filter) {
        return switch (filter.kind()) {
            case TEXT -> List.of("Something");
            case CHOICE -> filter.choices();
            case DAY -> List.of("2026-11-23");
            case ID -> List.of(UUID.randomUUID().toString());
        };
    }

    private static List<String> untold(List<Listing> listings) {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setBasenames(
                "classpath:messages/desk", "classpath:messages/desk-growth", "classpath:messages/desk-making");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        var untold = new ArrayList<String>();
        for (var listing : listings) {
            var keys = new ArrayList<String>();
            keys.add("desk.list." + listing.name());
            listing.columns().stream()
                    .filter(column -> !column.name().matches("do(_.*)?"))
                    .forEach(column -> keys.add("desk.column." + column.name()));
            for (var filter : listing.filters()) {
                keys.add("desk.filter." + filter.name());
                filter.choices().forEach(choice -> keys.add("desk.word." + choice));
            }
            for (var language : List.of("ru", "en")) {
                keys.stream()
                        .filter(key -> texts.getMessage(key, null, null, Locale.of(language)) == null)
                        .forEach(key -> untold.add(language + " " + key + " of " + listing.name()));
            }
        }
        return untold;
    }

    /** Returns what stands in a column, row by row, when a table is asked for something. */
    public static List<String> asked(Listings reader, Listing listing, String column, Asked asked) {
        return reader.page(listing, asked).rows().stream()
                .map(row -> row.stream()
                        .filter(cell -> cell.column().name().equals(column))
                        .map(cell -> String.valueOf(cell.value()))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
