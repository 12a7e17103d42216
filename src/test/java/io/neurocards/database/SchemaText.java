package io.neurocards.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The migrated schema in words: one line for each part, in an order that does not depend on how it came about. */
final class SchemaText {

    private static final String TABLES = """
            select 'table ' || c.relname || coalesce(' with ' || array_to_string(c.reloptions, ', '), '')
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and c.relname <> 'flyway_schema_history'
            order by c.relname collate "C"
            """;

    private static final String COLUMNS = """
            select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attnotnull then ' not null' else '' end
                || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                || case when a.attidentity <> '' then ' identity' else '' end
            from pg_class c join pg_attribute a on a.attrelid = c.oid
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and c.relname <> 'flyway_schema_history' and a.attnum > 0 and not a.attisdropped
            order by c.relname collate "C", a.attname collate "C"
            """;

    /** Without not-null constraints, which stand at their columns. */
    private static final String CONSTRAINTS = """
            select 'constraint ' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.connamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
              and k.contype not in ('n', 't')
            order by c.relname collate "C", k.conname collate "C"
            """;

    private static final String INDEXES = """
            select 'index ' || c.relname || ' ' || regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE ', '')
            from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
            where c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
            order by c.relname collate "C", n.relname collate "C"
            """;

    private static final String TRIGGERS = """
            select 'trigger ' || c.relname || ' ' || regexp_replace(pg_get_triggerdef(t.oid), '^CREATE ', '')
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
            order by c.relname collate "C", t.tgname collate "C"
            """;

    private static final String FUNCTIONS = """
            select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') sha256 '
                || left(encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex'), 16)
            from pg_proc p where p.pronamespace = 'public'::regnamespace
            order by p.proname collate "C"
            """;

    private static final String OTHERS = """
            select case c.relkind when 'S' then 'sequence ' when 'v' then 'view ' else 'relation ' end || c.relname
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind not in ('r', 'p', 'i', 'I', 't')
            union all
            select 'type ' || t.typname from pg_type t
            where t.typnamespace = 'public'::regnamespace and t.typtype in ('d', 'e', 'r')
            order by 1
            """;

    private SchemaText() {}

    static String of(JdbcClient jdbc) {
        var lines = new ArrayList<String>();
        for (var query : List.of(TABLES, COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS, FUNCTIONS, OTHERS)) {
            lines.addAll(jdbc.sql(query).query(String.class).list());
        }
        return String.join("\n", lines) + "\n";
    }
}
