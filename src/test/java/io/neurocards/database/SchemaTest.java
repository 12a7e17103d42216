package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema that the scripts make, line by line, and the rules that every table keeps. */
class SchemaTest {

    private static final Path GOLDEN = Path.of("src/test/resources/schema.golden.txt");
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /** Tables of the libraries, which are not copied from one database to another. */
    private static final List<String> NOT_OURS = List.of("scheduled_tasks", "flyway_schema_history");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_schema_is_the_one_that_was_last_read_by_a_person() throws IOException {
        var schema = SchemaText.of(DATABASE.jdbc());

        if ("write".equals(System.getProperty("schema.golden"))) {
            Files.writeString(GOLDEN, schema);
        }
        assertThat(schema.lines())
                .as("The schema has changed. If that is meant, run: mvn test -Dtest=SchemaTest -Dschema.golden=write,"
                        + " read the difference of " + GOLDEN + ", and commit it")
                .containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void every_table_has_one_uuid_named_id_as_its_key() {
        var keys = """
                select c.relname || ': ' || coalesce((
                    select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
                    from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                    where i.indrelid = c.oid and i.indisprimary), 'none')
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (:others)
                """;

        assertThat(answers(keys)).isNotEmpty().allSatisfy(key -> assertThat(key).endsWith(": id uuid"));
    }

    @Test
    void no_number_is_counted_up_by_the_database() {
        var counted = """
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and c.relname <> all (:others)
                union all
                select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and c.relname <> all (:others)
                union all
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and column_default like 'nextval%' and table_name <> all (:others)
                """;

        assertThat(answers(counted)).isEmpty();
    }

    @Test
    void every_moment_is_a_timestamptz() {
        var moments = """
                select table_name || '.' || column_name || ' ' || udt_name from information_schema.columns
                where table_schema = 'public' and table_name <> all (:others) and udt_name <> 'timestamptz'
                  and (udt_name in ('timestamp', 'time', 'timetz', 'date') or column_name ~ '_(at|until|time|heartbeat)$')
                """;

        assertThat(answers(moments)).isEmpty();
    }

    @Test
    void every_constraint_and_index_got_its_name_in_a_script() throws IOException {
        var named = Pattern.compile(
                        "\\b(?:constraint(?: trigger)?|index(?: concurrently)?(?: if not exists)?)\\s+(\\w+)")
                .matcher(scripts())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var names = """
                select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                where k.connamespace = 'public'::regnamespace and k.contype <> 'n' and c.relname <> 'flyway_schema_history'
                union
                select n.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
                where c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
                """;

        assertThat(DATABASE.jdbc().sql(names).query(String.class).list())
                .as("PostgreSQL makes up names that differ between databases: write `constraint name` in the script")
                .isNotEmpty()
                .allSatisfy(name -> assertThat(named).contains(name));
    }

    private static List<String> answers(String query) {
        return DATABASE.jdbc()
                .sql(query)
                .param("others", NOT_OURS.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static String scripts() throws IOException {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql");
        var texts = Stream.<String>builder();
        for (var script : scripts) {
            texts.add(script.getContentAsString(StandardCharsets.UTF_8));
        }
        return texts.build().collect(Collectors.joining("\n"));
    }
}
