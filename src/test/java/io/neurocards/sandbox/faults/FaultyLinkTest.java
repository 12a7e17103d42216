package io.neurocards.sandbox.faults;

import static io.neurocards.sandbox.faults.LinkedDatabase.ask;
import static io.neurocards.sandbox.faults.LinkedDatabase.until;
import static io.neurocards.sandbox.faults.LinkedDatabase.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each trouble as a real driver meets it, before a real server. */
class FaultyLinkTest {

    private static LinkedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = LinkedDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        database.link().heal();
        until("all connections are over", () -> database.link().counts().open() == 0);
    }

    @Test
    void a_healthy_link_carries_what_is_said_unchanged_and_counts_it() throws Exception {
        var before = database.link().counts();
        var much = "чашка ".repeat(400_000);

        try (var connection = database.connect();
                var echo = connection.prepareStatement("select ?::text")) {
            echo.setString(1, much);
            try (var rows = echo.executeQuery()) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo(much);
            }
            assertThat(database.link().counts().open()).isEqualTo(1);
        }

        var after = database.link().counts();
        assertThat(after.connections() - before.connections()).isEqualTo(1);
        assertThat(after.towardsServer() - before.towardsServer()).isGreaterThan(4_000_000);
        assertThat(after.towardsClient() - before.towardsClient()).isGreaterThan(4_000_000);
        assertThat(after.lost()).isEqualTo(before.lost());
    }

    @Test
    void a_cut_link_resets_what_was_open_and_refuses_what_is_new_until_it_heals_on_the_same_port() throws Exception {
        var port = database.link().port();
        try (var connection = database.connect()) {
            var waiting = inBackground(() -> sleepInDatabase(connection));

            for (var round = 0; round < 3; round++) {
                database.link().cut();
                assertThatThrownBy(database::connect)
                        .hasCauseInstanceOf(ConnectException.class)
                        .satisfies(FaultyLinkTest::isUnreachable);
                assertNobodyElseGets(port);
                database.link().heal();
                database.connect().close();
            }

            assertThatThrownBy(waiting::join).hasRootCauseMessage("Connection reset");
        }
        assertThat(database.link().port()).isEqualTo(port);
    }

    @Test
    void it_is_cut_when_it_says_so_though_programs_that_are_being_started_still_hold_its_port() throws Exception {
        var enough = new AtomicBoolean();
        var starting = inBackground(() -> {
            var started = 0;
            while (!enough.get()) {
                new ProcessBuilder("true").start().waitFor();
                started++;
            }
            return started;
        });
        try (var link = FaultyLink.open(database.link().targetPort())) {
            for (var round = 0; round < 200; round++) {
                link.cut();
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), link.port()))
                        .isInstanceOf(ConnectException.class);
                link.heal();
                new Socket(InetAddress.getLoopbackAddress(), link.port()).close();
            }
        } finally {
            enough.set(true);
        }
        assertThat(starting.get(20, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void a_frozen_link_lets_connections_be_made_and_passes_nothing_either_way() throws Exception {
        try (var connection = database.connect("socketTimeout=1");
                var patient = database.connect()) {
            database.link().freeze();
            var before = database.link().counts();

            var answer = inBackground(() -> ask(patient));
            assertThatThrownBy(() -> ask(connection)).hasCauseInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> database.connect("loginTimeout=1"))
                    .satisfies(FaultyLinkTest::isUnreachable)
                    .satisfies(failure -> assertThat(failure).hasMessageContaining("timed out"));

            assertThat(answer).isNotDone();
            assertThat(database.link().counts().towardsServer()).isEqualTo(before.towardsServer());
            assertThat(database.link().counts().towardsClient()).isEqualTo(before.towardsClient());
            database.link().heal();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(42);
        }
    }

    @Test
    void towards_the_server_frozen_a_statement_is_not_done_and_arrives_when_its_client_is_long_gone() throws Exception {
        try (var connection = database.connect("socketTimeout=1")) {
            connection.setAutoCommit(false);
            write(connection, "late");
            database.link().freezeTowardsServer();

            assertThatThrownBy(connection::commit).satisfies(FaultyLinkTest::isUnreachable);

            assertThat(connection.isClosed()).isTrue();
            assertThat(database.has("late")).isFalse();
            database.link().heal();
            until("the commit came through", () -> database.has("late"));
        }
    }

    @Test
    void towards_the_client_frozen_a_statement_is_done_and_its_answer_stuck() throws Exception {
        try (var connection = database.connect()) {
            database.link().freezeTowardsClient();

            var written = inBackground(() -> {
                write(connection, "done");
                return 1;
            });

            until("the statement was done", () -> database.has("done"));
            assertThat(written).isNotDone();
            database.link().heal();
            assertThat(written.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void a_slow_link_delays_both_ways_and_carries_as_much_at_a_time() throws Exception {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select repeat('x', 4000000)")) {
            database.link().slow(Duration.ofMillis(150));

            var begin = System.nanoTime();
            assertThat(ask(connection)).isEqualTo(42);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

            var beginOfMuch = System.nanoTime();
            query.executeQuery().close();
            assertThat(Duration.ofNanos(System.nanoTime() - beginOfMuch))
                    .as("244 pieces one after another would take 36 seconds")
                    .isLessThan(Duration.ofSeconds(18));
        }
    }

    @Test
    void lost_replies_break_the_connection_off_after_the_statement_was_done() throws Exception {
        try (var connection = database.connect();
                var idle = database.connect()) {
            var before = database.link().counts();
            database.link().loseReplies();

            assertThatThrownBy(() -> write(connection, "answered to nobody")).satisfies(FaultyLinkTest::isUnreachable);
            assertThatThrownBy(database::connect).satisfies(FaultyLinkTest::isUnreachable);

            until("it was done", () -> database.has("answered to nobody"));
            assertThat(database.link().counts().lost()).isGreaterThan(before.lost());
            database.link().heal();
            assertThat(ask(idle)).isEqualTo(42);
        }
    }

    @Test
    void troubles_add_up() throws Exception {
        try (var connection = database.connect()) {
            database.link().slow(Duration.ofMillis(100));
            database.link().loseReplies();

            assertThat(database.link().trouble().delay()).isEqualTo(Duration.ofMillis(100));
            var begin = System.nanoTime();
            assertThatThrownBy(() -> ask(connection)).satisfies(FaultyLinkTest::isUnreachable);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void of_two_links_to_one_server_each_has_its_own_trouble() throws Exception {
        try (var other = FaultyLink.open(database.link().targetPort());
                var connection = database.connect()) {
            other.cut();

            assertThat(ask(connection)).isEqualTo(42);
            assertThat(other.trouble().cut()).isTrue();
            assertThat(database.link().trouble()).isEqualTo(LinkTrouble.NONE);
        }
    }

    @Test
    void a_server_that_is_not_there_breaks_the_connection_off_at_once() throws Exception {
        try (var link = FaultyLink.open(FreePort.take());
                var client = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            client.setSoTimeout(20_000);

            assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
        }
    }

    @Test
    void many_at_once_are_carried_and_all_of_them_cut() throws Exception {
        var connections = new ArrayList<Connection>();
        for (var number = 0; number < 20; number++) {
            connections.add(database.connect());
        }
        var answers = connections.stream()
                .map(connection -> inBackground(() -> ask(connection)))
                .toList();
        answers.forEach(answer -> assertThat(answer.join()).isEqualTo(42));
        assertThat(database.link().counts().open()).isEqualTo(20);

        database.link().cut();

        for (var connection : connections) {
            assertThatThrownBy(() -> ask(connection)).isInstanceOf(SQLException.class);
            connection.close();
        }
    }

    /** A socket that takes any port that is free, as programs do, takes it under the same conditions. */
    private static void assertNobodyElseGets(int port) throws IOException {
        try (var other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThatThrownBy(() -> other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .hasMessageContaining("in use");
        }
    }

    private static void isUnreachable(Throwable failure) {
        assertThat(failure).isInstanceOf(SQLException.class);
        assertThat(((SQLException) failure).getSQLState()).startsWith("08");
    }

    private static int sleepInDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(60)");
            return 0;
        }
    }

    /** Something to do that may fail. */
    private interface Work {
        int run() throws Exception;
    }

    private static CompletableFuture<Integer> inBackground(Work work) {
        var done = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(work.run());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }
}
