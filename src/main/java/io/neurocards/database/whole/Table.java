package io.neurocards.database.whole;

import io.neurocards.database.log.LogSchema;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of the product that belongs to all databases.
 *
 * @param name as it is written in SQL, without its schema
 * @param columns as they are written in SQL, in their order
 */
record Table(String name, String columns) {

    String plainName() {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    static List<Table> all(JdbcClient jdbc) {
        return jdbc.sql("""
                        select quote_ident(c.relname) as name,
                            (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
                        from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in (:local)
                        order by c.relname collate "C"
                        """)
                .param("local", LogSchema.localTables())
                .query((row, _) -> new Table(row.getString("name"), row.getString("columns")))
                .list();
    }

    /** Begins to read the rows, in the order of their ids. */
    CopyOut out(OneTransaction transaction) throws SQLException {
        return transaction
                .copies()
                .copyOut("copy (select " + columns + " from public." + name + " order by id) to stdout");
    }

    CopyIn in(OneTransaction transaction) throws SQLException {
        return transaction.copies().copyIn("copy public." + name + " (" + columns + ") from stdin");
    }
}
