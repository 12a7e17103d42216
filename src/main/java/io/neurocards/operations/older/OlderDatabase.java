package io.neurocards.operations.older;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads tables from the older bot's own database, and changes nothing there. */
final class OlderDatabase {

    private OlderDatabase() {}

    static OlderTables read(DataSource dataSource) {
        var jdbc = JdbcClient.create(dataSource);
        var found = new HashMap<String, List<OlderRow>>();
        for (var table : OlderTables.NAMES) {
            var isThere = jdbc.sql("select to_regclass(:name) is not null")
                    .param("name", table)
                    .query(Boolean.class)
                    .single();
            if (isThere) {
                found.put(table, rows(jdbc, table));
            }
        }
        return new OlderTables(found);
    }

    /** @param table one of our own list, never somebody's word */
    private static List<OlderRow> rows(JdbcClient jdbc, String table) {
        var rows = new ArrayList<OlderRow>();
        jdbc.sql("select * from " + table).query(row -> {
            Map<String, String> values = new HashMap<>();
            var columns = row.getMetaData();
            for (var at = 1; at <= columns.getColumnCount(); at++) {
                var value = row.getString(at);
                values.put(columns.getColumnName(at).toLowerCase(Locale.ROOT), value == null ? "" : value);
            }
            rows.add(new OlderRow(values));
        });
        return rows;
    }
}
