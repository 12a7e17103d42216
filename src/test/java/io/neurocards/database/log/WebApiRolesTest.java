package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a host whose web API grants every new table to everybody, as Supabase does, the studio's rows are the studio's. */
class WebApiRolesTest {

    private static final List<String> ROLES = List.of("anon", "authenticated", "service_role");

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void nobody_but_the_owner_reads_or_writes_any_table_of_the_product_or_of_the_log() {
        TestPair.edit(pair.primary, "one");
        pair.ship();

        for (var role : ROLES) {
            for (var table : tables()) {
                denied(role, "select count(*) from " + table);
                denied(role, "delete from " + table);
                denied(role, "insert into " + table + " default values");
                denied(role, "truncate " + table);
            }
        }

        assertThat(tables()).hasSizeGreaterThan(45).contains("public.persons", "pair.oplog", "public.scheduled_tasks");
        assertThat(names("select c.oid::regclass::text from pg_class c where c.relkind = 'r' and not c.relrowsecurity"
                        + " and c.relnamespace::regnamespace::text in ('public', 'pair')"))
                .isEmpty();
        assertThat(names("select c.oid::regclass::text from pg_class c where c.relforcerowsecurity"))
                .isEmpty();
    }

    @Test
    void no_function_can_be_called_by_the_web_api() {
        for (var role : ROLES) {
            assertThat(names("select p.oid::regprocedure::text from pg_proc p"
                            + " where p.pronamespace::regnamespace::text in ('public', 'pair')"
                            + " and has_function_privilege('" + role + "', p.oid, 'execute')"))
                    .as(role)
                    .isEmpty();
        }
        denied("anon", "select * from pair.apply_batch(1, 1::smallint, '[]')");
    }

    @Test
    void a_table_and_a_function_of_a_later_script_are_the_owners_from_their_first_moment(@TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("V900__later.sql"), """
                create table latecomers (id uuid constraint latecomers_pk primary key);
                create function answer() returns int language sql as 'select 42';
                do $$ begin
                    if has_table_privilege('anon', 'latecomers', 'select')
                            or has_function_privilege('anon', 'answer()', 'execute') then
                        raise exception 'open for a moment';
                    end if;
                end $$;
                """);

        Flyway.configure()
                .dataSource(pair.backup.dataSource())
                .locations("classpath:db/migration", "filesystem:" + folder)
                .load()
                .migrate();

        for (var role : ROLES) {
            denied(role, "select count(*) from public.latecomers");
            denied(role, "select public.answer()");
        }
        assertThat(names("select relname from pg_class where relname = 'latecomers' and relrowsecurity"))
                .hasSize(1);
    }

    @Test
    void a_grant_that_somebody_made_by_hand_is_taken_back_and_leaves_no_row_to_be_seen_until_then() {
        TestPair.edit(pair.primary, "one");
        pair.ship();
        pair.backup.jdbc().sql("grant select on workers to anon").update();

        var seen = as("anon", "select count(*) from public.workers");
        Flyway.configure().dataSource(pair.backup.dataSource()).load().migrate();

        assertThat(seen).isZero();
        denied("anon", "select count(*) from public.workers");
    }

    private List<String> tables() {
        var tables = new ArrayList<String>();
        pair.backup
                .jdbc()
                .sql("select schemaname, tablename from pg_tables where schemaname in ('public', 'pair')")
                .query(row -> {
                    tables.add(row.getString("schemaname") + "." + row.getString("tablename"));
                });
        return tables;
    }

    private List<String> names(String question) {
        return pair.backup.jdbc().sql(question).query(String.class).list();
    }

    private long as(String role, String question) {
        try (var connection = pair.backup.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set role " + role);
            try (var rows = statement.executeQuery(question)) {
                rows.next();
                return rows.getLong(1);
            } finally {
                statement.execute("reset role");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void denied(String role, String attempt) {
        assertThatThrownBy(() -> pair.backup
                        .jdbc()
                        .sql("set local role " + role + "; " + attempt)
                        .update())
                .as(role + ": " + attempt)
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
