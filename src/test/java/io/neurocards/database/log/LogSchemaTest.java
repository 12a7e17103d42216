package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class LogSchemaTest {

    private final TestPair pair = TestPair.bare();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void every_table_of_the_product_is_captured_or_named_as_local_with_a_reason() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        var captured = names("""
                select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid
                where t.tgname = 'pair_capture' and t.tgenabled = 'O' order by 1
                """);
        var untruncatable = names("select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid"
                + " where t.tgname = 'pair_not_truncated' and t.tgenabled = 'O' order by 1");
        var all = names("select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p', 'f', 'm', 'S')");
        var local = names("select name from pair.local_table where reason <> ''");
        assertThat(local)
                .containsExactlyInAnyOrder("scheduled_tasks", "processes", "telegram_paces", "flyway_schema_history");
        assertThat(captured).hasSizeGreaterThan(30).isEqualTo(untruncatable);
        assertThat(all)
                .containsAll(local)
                .hasSize(captured.size() + local.size())
                .containsAll(captured);
    }

    @Test
    void a_table_that_can_not_be_replicated_is_refused_by_name() {
        for (var script : List.of(
                "create table forgotten (name text primary key)",
                "create table forgotten (id bigint primary key)",
                "create table forgotten (id uuid, part int, primary key (id, part))",
                "create unlogged table forgotten (id uuid primary key)",
                "create table forgotten (id uuid primary key, n bigint generated always as identity)",
                "create table forgotten (id uuid primary key, n int, twice int generated always as (n * 2) stored)",
                "create table forgotten (id uuid primary key references jobs (id) on delete cascade)")) {
            pair.primary.jdbc().sql(script).update();

            assertThatThrownBy(() -> LogSchema.install(pair.primary.dataSource(), Side.PRIMARY))
                    .as(script)
                    .isInstanceOfSatisfying(
                            LogRefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SCHEMA_DIFFERS))
                    .hasMessageContaining("forgotten");

            assertThat(names("select nspname from pg_namespace where nspname = 'pair'"))
                    .isEmpty();
            pair.primary.jdbc().sql("drop table forgotten").update();
        }
    }

    @Test
    void installing_again_changes_nothing_and_a_new_table_is_taken_in() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
        pair.primary.authority().open(1, pair.primary.head());
        TestPair.edit(pair.primary, "first");
        var before = pair.primary.authority().read();

        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
        pair.primary
                .jdbc()
                .sql("create table newcomers (id uuid constraint newcomers_pk primary key)")
                .update();
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        assertThat(pair.primary.authority().read()).isEqualTo(before);
        pair.primary
                .jdbc()
                .sql("insert into newcomers values (gen_random_uuid())")
                .update();
        assertThat(pair.primary.head().seq()).isEqualTo(2);
    }

    @Test
    void two_databases_begin_at_one_place_when_they_hold_the_same_rows_and_only_then() {
        var worker = "insert into workers (id, name, started_at, beat_at)"
                + " values ('019a1fd7-a2e8-7110-90f2-bb9e831392a6', 'one', 'epoch', 'epoch')";
        pair.primary.jdbc().sql(worker).update();
        pair.backup.jdbc().sql(worker.replace("'one'", "'two'")).update();
        try (var fresh = TestPair.bare()) {
            fresh.backup.jdbc().sql(worker).update();

            LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
            LogSchema.install(pair.backup.dataSource(), Side.BACKUP);
            LogSchema.install(fresh.primary.dataSource(), Side.PRIMARY);
            LogSchema.install(fresh.backup.dataSource(), Side.BACKUP);

            assertThat(pair.primary.head()).isEqualTo(fresh.backup.head());
            assertThat(common(pair.primary, fresh.backup)).contains(pair.primary.head());
            assertThat(common(pair.primary, pair.backup)).isEmpty();
            assertThat(common(pair.primary, fresh.primary)).isEmpty();
            FollowerTest.refused(
                    Refusal.DIVERGED, () -> pair.backup.follower().join(1, Side.PRIMARY, pair.primary.head()));
        }
    }

    @Test
    void nothing_can_be_changed_before_somebody_was_told_to_decide() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        assertThatThrownBy(() -> TestPair.edit(pair.primary, "early"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("FENCED");
    }

    @Test
    void a_database_that_was_set_up_as_one_side_is_not_taken_for_the_other() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        assertThatThrownBy(() -> LogSchema.install(pair.primary.dataSource(), Side.BACKUP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set up as PRIMARY");
    }

    @Test
    void what_is_taken_out_leaves_the_product_as_it_was_without() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        LogSchema.remove(pair.primary.dataSource());

        TestPair.edit(pair.primary, "free");
        assertThat(names("select tgname from pg_trigger where tgname like 'pair%'"))
                .isEmpty();
        assertThat(names("select nspname from pg_namespace where nspname = 'pair'"))
                .isEmpty();
    }

    @Test
    void all_of_it_works_for_a_role_that_may_log_in_and_nothing_else() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        var rights = pair.primary
                .jdbc()
                .sql("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls from pg_roles"
                        + " where rolname = current_user")
                .query(Boolean.class)
                .single();
        assertThat(rights).isFalse();
        assertThat(names("select extname from pg_extension")).containsExactly("plpgsql");
    }

    @Test
    void somebody_else_at_the_database_can_neither_read_the_log_nor_call_its_functions() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
        PairServer.Shared.PRIMARY.asSuperuserOn(
                pair.primary.dataSource(),
                "do $$ begin create role anybody; exception when duplicate_object then null; end $$;"
                        + " grant anybody to studio; grant usage on schema pair to anybody");

        for (var attempt : List.of(
                "select count(*) from pair.oplog_change",
                "select pair.close_to_decisions(1, 1)",
                "select * from pair.apply_batch(1, 1::smallint, '[]')",
                "insert into pair.probe values (2, 0, null)")) {
            assertThatThrownBy(() -> pair.primary
                            .jdbc()
                            .sql("set local role anybody; " + attempt)
                            .update())
                    .as(attempt)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_database_that_has_the_scripts_of_another_release_gets_these() {
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
        pair.primary.jdbc().sql("update pair.installed set version = 2").update();
        pair.primary.jdbc().sql("drop table pair.life").update();
        pair.primary.jdbc().sql("alter table pair.authority drop column opened").update();

        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);

        var head = pair.primary.head();
        pair.primary.authority().open(1, head);
        pair.decisions().act(() -> TestPair.edit(pair.primary, "after it"));
        assertThat(pair.primary.authority().read().opened()).isEqualTo(1);
        assertThat(names("select id::text from pair.life")).hasSize(1);
    }

    private static Optional<Head> common(TestPair.Place one, TestPair.Place other) {
        return new CommonEntry(one.jdbc(), other.jdbc()).find();
    }

    private List<String> names(String query) {
        return pair.primary.jdbc().sql(query).query(String.class).list();
    }
}
