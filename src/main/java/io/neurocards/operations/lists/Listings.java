package io.neurocards.operations.lists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tables. Whatever is typed is a parameter; names of columns are looked up in the table. */
@Component
public final class Listings {

    /** Rows of one page. */
    public static final int AT_ONCE = 50;

    /** Rows that are exported at most. */
    public static final int MOST = 10_000;

    private final JdbcClient jdbc;

    Listings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns one page. */
    public ListPage page(Listing listing, Asked asked) {
        var page = Math.clamp(asked.page(), 1, Asked.LAST_PAGE);
        var rows = read(listing, asked, AT_ONCE + 1, (page - 1) * AT_ONCE);
        var hasMore = rows.size() > AT_ONCE;
        return new ListPage(hasMore ? rows.subList(0, AT_ONCE) : rows, hasMore && page < Asked.LAST_PAGE);
    }

    /** Returns all that is asked for, from the first page on, at most 10,000 rows. */
    public List<List<Cell>> all(Listing listing, Asked asked) {
        return read(listing, asked, MOST, 0);
    }

    private List<List<Cell>> read(Listing listing, Asked asked, int limit, int offset) {
        var parameters = new HashMap<String, Object>();
        var where = where(listing, asked.filters(), parameters);
        var sql = "select " + select(listing) + " from " + listing.from() + where + " order by " + order(listing, asked)
                + " limit :rows_limit offset :rows_offset";
        return jdbc.sql(sql)
                .params(parameters)
                .param("rows_limit", limit)
                .param("rows_offset", offset)
                .query((row, _) -> cells(listing, row))
                .list();
    }

    private static String select(Listing listing) {
        var parts = new ArrayList<String>();
        for (var number = 0; number < listing.columns().size(); number++) {
            var column = listing.columns().get(number);
            parts.add(column.sql() + " as c" + number);
            if (column.beside() != null) {
                parts.add(column.beside() + " as b" + number);
            }
        }
        return String.join(", ", parts);
    }

    private static String where(Listing listing, Map<String, String> filters, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        for (var filter : listing.filters()) {
            var value = filters.getOrDefault(filter.name(), "").strip();
            if (value.isEmpty()) {
                continue;
            }
            if (filter.takes(value)) {
                conditions.add("(" + filter.condition() + ")");
                parameters.put(filter.name(), value);
            } else {
                conditions.add("false");
            }
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String order(Listing listing, Asked asked) {
        return listing.sortedBy(asked.sort())
                .map(column -> column.by(asked.ascending()) + ", " + listing.order())
                .orElse(listing.order());
    }

    private static List<Cell> cells(Listing listing, ResultSet row) throws SQLException {
        var cells = new ArrayList<Cell>();
        for (var number = 0; number < listing.columns().size(); number++) {
            var column = listing.columns().get(number);
            cells.add(new Cell(
                    column,
                    value(column, row, "c" + number),
                    column.beside() == null ? null : row.getString("b" + number)));
        }
        return cells;
    }

    private static @Nullable Object value(Column column, ResultSet row, String name) throws SQLException {
        return switch (column.kind()) {
            case MOMENT -> {
                var moment = row.getObject(name, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case NUMBER, MONEY -> {
                var number = row.getBigDecimal(name);
                yield number == null ? null : number.stripTrailingZeros();
            }
            case TEXT, WORD -> row.getString(name);
        };
    }
}
