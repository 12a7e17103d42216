package io.neurocards.database.whole;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All tables emptied, and until the end of the work no trigger of the product and no foreign key that looks at each row by
 * itself: rows that were decided once come in any order. In a database without a log.
 */
final class ChecksAtTheEnd {

    private final JdbcClient jdbc;
    private final List<String> undoing;

    private ChecksAtTheEnd(JdbcClient jdbc, List<String> undoing) {
        this.jdbc = jdbc;
        this.undoing = undoing;
    }

    static ChecksAtTheEnd of(OneTransaction transaction) {
        var jdbc = transaction.jdbc();
        var tables = jdbc.sql("""
                        select format('alter table %s ', c.oid::regclass) from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relhastriggers order by 1
                        """).query(String.class).list();
        var keys = jdbc.sql("""
                        select format('alter table %s alter constraint %I ', k.conrelid::regclass, k.conname)
                        from pg_constraint k
                        where k.connamespace = 'public'::regnamespace and k.contype = 'f' and not k.condeferrable order by 1
                        """).query(String.class).list();
        tables.forEach(table -> jdbc.sql(table + "disable trigger user").update());
        keys.forEach(key -> jdbc.sql(key + "deferrable initially immediate").update());
        jdbc.sql("set constraints all deferred").update();
        jdbc.sql(jdbc.sql("""
                        select 'truncate ' || string_agg(c.oid::regclass::text, ', ') from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                            and c.relname <> 'flyway_schema_history'
                        """).query(String.class).single()).update();
        var undoing = new ArrayList<String>();
        keys.forEach(key -> undoing.add(key + "not deferrable"));
        tables.forEach(table -> undoing.add(table + "enable trigger user"));
        return new ChecksAtTheEnd(jdbc, List.copyOf(undoing));
    }

    /** Checks the keys of all rows, and lets everything check again. */
    void now() {
        jdbc.sql("set constraints all immediate").update();
        undoing.forEach(change -> jdbc.sql(change).update());
    }
}
