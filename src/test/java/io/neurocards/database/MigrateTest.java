package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.TestPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrateTest {

    /** What a command logs less is less for all tests of this JVM. */
    private static final String LOG_AS_BEFORE = "--logging.level.root=info";

    private final List<String> said = new ArrayList<>();

    @Test
    void an_empty_database_is_given_all_tables_and_the_second_time_there_is_nothing_to_do() {
        try (var database = TestDatabase.empty();
                var template = TestDatabase.fresh()) {
            assertThat(migrate("--neurocards.database.url=" + database.url())).isZero();
            assertThat(said.removeLast()).matches("DATABASE_URL: \\d{2,} scripts were run");
            assertThat(tables(database.jdbc())).isEqualTo(tables(template.jdbc()));

            assertThat(migrate("--neurocards.database.url=" + database.url())).isZero();
            assertThat(said).containsExactly("DATABASE_URL: nothing was left to do");
        }
    }

    @Test
    void two_databases_are_both_brought_and_neither_is_touched_while_one_of_them_is_away() {
        try (var both = TestPair.bare()) {
            both.backup.refuse();
            assertThat(migrate(both)).isEqualTo(2);
            assertThat(said.removeLast()).startsWith("Nothing was done: SUPABASE_DB_URL does not let us in at ");
            assertThat(hasLog(both.primary)).isFalse();

            both.backup.accept();
            assertThat(migrate(both)).as(said.toString()).isZero();

            assertThat(said)
                    .containsExactly(
                            "DATABASE_URL: its tables are those of this release",
                            "SUPABASE_DB_URL: its tables are those of this release");
            assertThat(hasLog(both.primary)).isTrue();
            assertThat(hasLog(both.backup)).isTrue();
        }
    }

    @Test
    void a_server_that_is_too_old_is_named_with_its_version_and_nothing_is_changed_there() {
        try (var database = TestDatabase.empty()) {
            assertThat(migrate("--neurocards.database.url=" + database.url(), "--neurocards.database.oldest-major=99"))
                    .isEqualTo(2);

            assertThat(said)
                    .singleElement()
                    .asString()
                    .matches(
                            "It broke off: DATABASE_URL leads to PostgreSQL \\d+\\S* at 127.0.0.1:\\d+/test_\\d+, but 99 or newer"
                                    + " is needed");
            assertThat(tables(database.jdbc())).isEmpty();
        }
    }

    @Test
    void what_can_not_be_reached_is_a_sentence_without_the_login_and_an_exit_code() {
        assertThat(migrate("--neurocards.database.url=postgres://nobody:secret-word@127.0.0.1:1/none"))
                .isEqualTo(2);
        assertThat(Migrate.run(new String[] {"migrate", "back"}, said::add)).isEqualTo(2);

        assertThat(said).hasSize(2).noneMatch(line -> line.contains("secret-word"));
        assertThat(said.getFirst())
                .startsWith("Nothing was done: DATABASE_URL does not let us in at 127.0.0.1:1/none: ");
        assertThat(said.getLast()).isEqualTo("Usage: migrate");
    }

    private int migrate(TestPair both) {
        return migrate(
                "--neurocards.database.url=" + both.primary.address(),
                "--neurocards.database.backup.url=" + both.backup.address());
    }

    private int migrate(String... settings) {
        return Migrate.run(
                Stream.concat(Stream.of("migrate", LOG_AS_BEFORE), Stream.of(settings))
                        .toArray(String[]::new),
                said::add);
    }

    private static boolean hasLog(TestPair.Place place) {
        return place.jdbc()
                .sql("select to_regclass('pair.authority') is not null")
                .query(Boolean.class)
                .single();
    }

    private static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list();
    }
}
