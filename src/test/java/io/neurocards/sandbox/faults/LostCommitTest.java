package io.neurocards.sandbox.faults;

import static io.neurocards.sandbox.faults.LinkedDatabase.ask;
import static io.neurocards.sandbox.faults.LinkedDatabase.until;
import static io.neurocards.sandbox.faults.LinkedDatabase.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A COMMIT that is done and answered to nobody. */
class LostCommitTest {

    private static LinkedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = LinkedDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "extendedForPrepared", "extendedCacheEverything", "simple"})
    void the_next_commit_is_done_its_connection_breaks_off_and_all_others_go_on(String mode) throws Exception {
        try (var unlucky = database.connect("preferQueryMode=" + mode);
                var other = database.connect("preferQueryMode=" + mode)) {
            unlucky.setAutoCommit(false);
            for (var number = 0; number < 12; number++) { // until the driver has prepared all that it prepares
                write(unlucky, mode + number);
                unlucky.commit();
            }
            database.link().loseCommitReply();
            write(unlucky, mode);
            assertThat(ask(unlucky)).isEqualTo(42);

            assertThatThrownBy(unlucky::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).startsWith("08"));

            until("it was committed", () -> database.has(mode));
            other.setAutoCommit(false);
            write(other, mode + " other");
            other.commit();
            assertThat(database.has(mode + " other")).isTrue();
            assertThat(database.link().trouble()).isEqualTo(LinkTrouble.NONE);
        }
    }

    @Test
    void a_rollback_is_not_taken_for_a_commit() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            database.link().loseCommitReply();

            write(connection, "rolled back");
            connection.rollback();
            write(connection, "committed");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            until("it was committed", () -> database.has("committed"));
            assertThat(database.has("rolled back")).isFalse();
        }
    }

    @Test
    void the_client_may_ask_by_another_connection_while_the_server_is_still_committing() throws Exception {
        var jdbc = database.direct().jdbc();
        jdbc.sql("create function take_long() returns trigger language plpgsql as"
                        + " $$ begin perform pg_advisory_xact_lock(7); return null; end $$")
                .update();
        jdbc.sql("create constraint trigger long after insert on notes deferrable initially deferred for each row"
                        + " when (new.note = 'takes long') execute function take_long()")
                .update();
        try (var holder = database.direct().dataSource().getConnection();
                var connection = database.connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select pg_advisory_xact_lock(7)");
            connection.setAutoCommit(false);
            write(connection, "takes long");
            database.link().loseCommitReply();

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

            assertThat(database.has("takes long")).isFalse();
            holder.rollback();
            until("it was committed in the end", () -> database.has("takes long"));
        }
    }
}
