package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.log.Side;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Nobody waits for a database that fell silent longer than until somebody knows that it did. */
class BrokenOffTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

    private final SilentDatabase silent = new SilentDatabase();

    @Test
    void who_waits_for_a_connection_is_led_to_the_next_decider() throws Exception {
        var gate = new Gate(LONG);
        var connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, _) -> method.getName());
        var source = new RoutedDataSource(gate, new Both<>(silent, answering(connection)), 20);
        gate.open(1, Side.PRIMARY);

        var waiting = CompletableFuture.supplyAsync(() -> connected(source), THREADS);
        silent.isAsked.await();
        gate.close();
        gate.open(2, Side.BACKUP);

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isEqualTo("getSchema, interrupted false");
    }

    @Test
    void a_lane_lets_go_while_it_is_connecting() throws Exception {
        var lane = new Lane(silent, LONG);

        var waiting = CompletableFuture.runAsync(() -> lane.call(_ -> true), THREADS);
        silent.isAsked.await();
        lane.interrupt();

        assertThatThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void who_turns_to_a_silent_database_after_it_was_given_up_is_broken_off_too() throws Exception {
        var throne = new Throne();
        var lane = new Lane(silent, LONG);
        var holds = new CountDownLatch(1);
        var wasBrokenOff = new CountDownLatch(1);

        var shipping = CompletableFuture.runAsync(
                () -> throne.alone(() -> {
                    holds.countDown();
                    awaited(wasBrokenOff);
                    return lane.call(_ -> true);
                }),
                THREADS);
        holds.await();
        var changing = CompletableFuture.supplyAsync(
                () -> throne.aloneAtLast(
                        () -> {
                            lane.interrupt();
                            wasBrokenOff.countDown();
                        },
                        () -> "changed"),
                THREADS);

        assertThat(changing.get(1, TimeUnit.MINUTES)).isEqualTo("changed");
        assertThatThrownBy(shipping::join).hasCauseInstanceOf(DataAccessResourceFailureException.class);
    }

    private static String connected(DataSource source) {
        try {
            return source.getConnection().getSchema() + ", interrupted "
                    + Thread.currentThread().isInterrupted();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource answering(Connection connection) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return connection;
            }

            @Override
            public Connection getConnection(String username, String password) {
                return connection;
            }
        };
    }

    /** Takes whoever comes, and says nothing. */
    private static final class SilentDatabase extends AbstractDataSource {

        private final CountDownLatch isAsked = new CountDownLatch(1);

        @Override
        public Connection getConnection() throws SQLException {
            isAsked.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("Nobody counts down");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted", e);
            }
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
