package io.neurocards.database.embedded;

import static io.neurocards.database.embedded.DatabaseOwner.ask;
import static io.neurocards.database.embedded.DatabaseOwner.connect;
import static io.neurocards.database.embedded.DatabaseOwner.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.embedded.EmbeddedPostgres.Condition;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is broken on purpose by its own process. */
@Thorough
class DrillsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() throws Exception {
        UnpackedPrograms.copyBelow(folder);
    }

    @Test
    void a_killed_server_is_gone_with_all_its_sessions_and_comes_back_on_its_port_with_what_was_committed()
            throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            for (var round = 1; round <= 3; round++) {
                try (var connection = connect(server)) {
                    execute(connection, "create table killed" + round + " as select 1");
                    var busy = inBackground(connection, "select pg_sleep(60)");
                    var sessions = ProcessHandle.of(server.pid())
                            .orElseThrow()
                            .children()
                            .toList();
                    var port = server.port();

                    server.kill();

                    assertThat(server.condition()).isEqualTo(Condition.DOWN);
                    assertThatThrownBy(() -> connect(server)).hasCauseInstanceOf(ConnectException.class);
                    assertThatThrownBy(() -> busy.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
                    assertThat(sessions).hasSizeGreaterThan(1).allSatisfy(DrillsTest::hasEnded);
                    server.restart();
                    assertThat(server.port()).isEqualTo(port);
                    assertThat(server.condition()).isEqualTo(Condition.RUNNING);
                    assertThat(ask(server, "select count(*) from killed" + round))
                            .isEqualTo("1");
                }
            }
        }
    }

    @Test
    void a_frozen_server_takes_connections_answers_nobody_and_goes_on_where_it_was() throws Exception {
        try (var server = EmbeddedPostgres.start(folder);
                var connection = connect(server)) {
            server.freeze();

            assertThat(server.condition()).isEqualTo(Condition.FROZEN);
            var patient = inBackground(connection, "select 1");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.jdbcUrl() + "?socketTimeout=1&connectTimeout=1", "neurocards", server.password()))
                    .isInstanceOf(SQLException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
            assertThat(patient).isNotDone();
            server.thaw();
            assertThat(patient.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.condition()).isEqualTo(Condition.RUNNING);
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_frozen_server_can_be_killed() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            server.freeze();

            server.kill();

            assertThatThrownBy(() -> connect(server)).hasCauseInstanceOf(ConnectException.class);
            server.restart();
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void the_same_order_twice_does_no_harm() throws Exception {
        try (var server = EmbeddedPostgres.start(folder)) {
            var pid = server.pid();
            server.thaw();
            server.restart();
            assertThat(server.pid()).isEqualTo(pid);

            server.freeze();
            server.freeze();
            server.thaw();
            server.thaw();
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");

            server.kill();
            server.kill();
            server.freeze();
            assertThat(server.condition()).isEqualTo(Condition.DOWN);
        }
    }

    @Test
    void a_frozen_server_is_stopped_in_order_when_it_is_closed() throws Exception {
        long pid;
        try (var server = EmbeddedPostgres.start(folder)) {
            pid = server.pid();
            server.freeze();
        }

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(Cluster.dataIn(folder.toRealPath()).resolve(LeftoverServer.NOTE))
                .doesNotExist();
    }

    @Test
    void a_frozen_server_whose_owner_is_killed_goes_on_and_ends_by_itself() throws Exception {
        try (var child = ChildJvm.owning(folder, System.getProperty("java.class.path"), List.of(), FrozenOwner.class)) {
            var server = process(child);
            child.line(line -> line.equals("frozen"));

            child.kill();

            assertThat(server.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
        try (var server = EmbeddedPostgres.start(folder)) {
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void a_frozen_server_that_nobody_let_go_is_stopped_by_the_next_start() throws Exception {
        ProcessHandle orphan;
        try (var child = ChildJvm.owning(folder, System.getProperty("java.class.path"), List.of(), FrozenOwner.class)) {
            orphan = process(child);
            child.line(line -> line.equals("frozen"));
            child.killWithChildrenBut(orphan.pid());
        }
        assertThat(Files.readString(Path.of("/proc", Long.toString(orphan.pid()), "stat")))
                .contains(") T ");

        try (var server = EmbeddedPostgres.start(folder)) {
            hasEnded(orphan); // whoever has it for a child may take a moment to notice
            assertThat(ask(server, "select 'alive'")).isEqualTo("alive");
        }
    }

    private static ProcessHandle process(ChildJvm child) throws Exception {
        var line = child.line(text -> text.startsWith("server "));
        return ProcessHandle.of(Long.parseLong(line.substring("server ".length())))
                .orElseThrow();
    }

    private static void hasEnded(ProcessHandle session) {
        assertThat(session.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }

    private static CompletableFuture<Boolean> inBackground(Connection connection, String sql) {
        var done = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                execute(connection, sql);
                done.complete(true);
            } catch (SQLException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
