package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deciding database writes down by itself, whatever is sent to it. */
class CaptureTest {

    private static final String ONE_ROW =
            "insert into workers (id, name, started_at, beat_at) values (gen_random_uuid(), gen_random_uuid(), now(), now())";

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_change_by_hand_is_an_entry_of_its_own_and_says_who_made_it() throws SQLException {
        run("begin", ONE_ROW, "update workers set name = 'two'", "commit", ONE_ROW);

        assertThat(log("seq || ' ' || op_type || ' ' || node"))
                .containsExactly("1 manual " + PairServer.ROLE, "2 manual " + PairServer.ROLE);
        assertThat(changes()).containsExactly("1 I workers", "2 U workers", "1 I workers");
    }

    @Test
    void what_was_rolled_back_leaves_nothing_and_no_hole() throws SQLException {
        run("begin", ONE_ROW, "rollback");
        run("begin", "savepoint s", ONE_ROW, "rollback to s", "update workers set name = 'none'", "commit");
        run("begin", ONE_ROW, "savepoint s", "update workers set name = 'x'", "rollback to s", "commit");

        assertThat(log("seq || ' ' || op_type")).containsExactly("1 manual");
        assertThat(changes()).containsExactly("1 I workers");
    }

    @Test
    void an_update_that_changes_nothing_costs_no_entry() throws SQLException {
        run(ONE_ROW, "update workers set name = name", "select name from workers for update");

        assertThat(TestPair.numbers(pair.primary)).containsExactly(1L);
    }

    @Test
    void truncation_and_a_changed_id_are_refused() {
        assertThatThrownBy(() -> run("truncate workers")).hasMessageContaining("TRUNCATE of workers is refused");
        assertThatThrownBy(() -> run(ONE_ROW, "update workers set id = gen_random_uuid()"))
                .hasMessageContaining("the id of a row of workers does not change");
    }

    @Test
    void nothing_can_be_added_to_an_entry_that_was_sealed_before_its_commit() {
        assertThatThrownBy(
                        () -> run("begin", ONE_ROW, "set constraints all immediate", "delete from workers", "commit"))
                .hasMessageContaining("SEALED");
        assertThatThrownBy(() -> run("begin", "set constraints all immediate", ONE_ROW, "commit"))
                .hasMessageContaining("SEALED");
        assertThat(TestPair.numbers(pair.primary)).isEmpty();
    }

    @Test
    void one_transaction_can_not_become_two_entries() {
        assertThatThrownBy(() -> run(
                        "begin",
                        ONE_ROW,
                        "select set_config('pair.op', '', true)",
                        "update workers set name = 'x'",
                        "commit"))
                .hasMessageContaining("SEALED: one transaction is one entry");
        assertThat(TestPair.numbers(pair.primary)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pair.applying", "pair.op", "pair.epoch", "pair.type", "pair.node", "session_replication_role"})
    void no_setting_of_a_client_keeps_a_change_out_of_the_log(String setting) throws SQLException {
        for (var value : List.of("on", "replica", "", "00000000-0000-0000-0000-000000000001", "7")) {
            var before = pair.primary.contents();
            try {
                run("begin", "select set_config('" + setting + "', '" + value + "', true)", ONE_ROW, "commit");
            } catch (SQLException refused) {
                assertThat(pair.primary.contents()).isEqualTo(before);
            }
            pair.ship();
            assertThat(pair.backup.contents()).as("%s = %s", setting, value).isEqualTo(pair.primary.contents());
            run("delete from workers");
        }
    }

    @Test
    void a_setting_that_somebody_left_in_a_pooled_session_names_no_entry_of_others() throws SQLException {
        run(ONE_ROW);
        var sealed = log("op_id::text").getFirst();

        assertThatThrownBy(() ->
                        run("set pair.op = '" + sealed + "'", "set pair.epoch = '1'", "set pair.type = 'x'", ONE_ROW))
                .hasMessageContaining("oplog_pk");

        assertThat(changes()).containsExactly("1 I workers");
    }

    /** What JSON would round or forget: a JSON null beside an absent value, a negative zero, the last digits. */
    @Test
    void rows_arrive_exactly_whatever_the_writers_session_looks_like() throws SQLException {
        run("""
                create table oddities (
                    id uuid constraint oddities_pk primary key, j jsonb, f float8, n numeric, b bytea, t timestamptz,
                    a int[], s text, c char(5), r interval, d date)
                """);
        pair.backup
                .jdbc()
                .sql("create table oddities (id uuid constraint oddities_pk primary key, j jsonb, f float8,"
                        + " n numeric, b bytea, t timestamptz, a int[], s text, c char(5), r interval, d date)")
                .update();
        LogSchema.install(pair.primary.dataSource(), Side.PRIMARY);
        LogSchema.install(pair.backup.dataSource(), Side.BACKUP);

        run(
                "set timezone = 'Asia/Kathmandu'",
                "set datestyle = 'ISO, DMY'",
                "set intervalstyle = 'iso_8601'",
                "set extra_float_digits = -5",
                "set bytea_output = 'escape'",
                """
                insert into oddities values
                    (gen_random_uuid(), 'null', '-0', 'NaN', '\\x00ff5c27', '2026-03-29 01:30:00.123456+00',
                        '[2:3]={1,null}', E'a"b\\\\c\\nкот,(', 'ab', '1 mon -2 days 3.5 secs', '0044-03-15 BC'),
                    (gen_random_uuid(), null, 0.1::float8 + 0.2::float8, 1e-20, '', '-infinity', '{}', '', null, null, null),
                    (gen_random_uuid(), '{"a": null}', 'Infinity', 12345678901234567890.123456789, null, 'infinity',
                        null, null, '', '-1 year', 'infinity')
                """,
                "update oddities set f = f");
        pair.ship();

        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(pair.backup
                        .jdbc()
                        .sql("select coalesce(j::text, 'absent') || ' ' || f from oddities order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("absent 0.30000000000000004", "null -0", "{\"a\": null} Infinity");
    }

    @Test
    void a_session_that_asks_for_less_durability_gets_it_for_no_decision() throws SQLException {
        try (var connection = pair.primary.dataSource().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local synchronous_commit = off");
            statement.execute(ONE_ROW);
            statement.execute("set constraints all immediate"); // as COMMIT does it
            try (var row = statement.executeQuery("show synchronous_commit")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("on");
            }
            connection.rollback();
        }
    }

    @Test
    void a_prepared_statement_goes_on_after_the_tables_were_locked_for_an_undo() {
        assertThatCode(() -> {
                    run(ONE_ROW);
                    pair.primary.follower().join(2, Side.BACKUP, pair.beginning);
                })
                .doesNotThrowAnyException();
        assertThat(pair.primary.contents()).isEqualTo(pair.backup.contents());
    }

    private void run(String... statements) throws SQLException {
        try (var connection = pair.primary.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } finally {
            pair.primary
                    .dataSource()
                    .getHikariPoolMXBean()
                    .softEvictConnections(); // with the settings that it was left
        }
    }

    private List<String> log(String columns) {
        return pair.primary
                .jdbc()
                .sql("select " + columns + " from pair.oplog order by seq")
                .query(String.class)
                .list();
    }

    private List<String> changes() {
        return pair.primary
                .jdbc()
                .sql("select c.ord || ' ' || c.op::text || ' ' || c.tbl from pair.oplog_change c join pair.oplog l"
                        + " using (op_id) order by l.seq, c.ord")
                .query(String.class)
                .list();
    }
}
