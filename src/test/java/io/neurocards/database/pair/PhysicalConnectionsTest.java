package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.Until;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A pool does not have to find out by itself that its database is back. */
class PhysicalConnectionsTest {

    private final Server server = new Server();
    private final AtomicInteger refusals = new AtomicInteger();
    private final PhysicalConnections connections = new PhysicalConnections(server, refusals::incrementAndGet);

    @Test
    void who_wants_a_connection_while_probes_get_none_waits_for_the_first_that_does() throws Exception {
        server.isAway = true;
        assertThatThrownBy(connections.forProbing()::getConnection).isInstanceOf(SQLException.class);
        var asked = server.asked.get();

        var waiting = new CompletableFuture<Connection>();
        var thread = waiter(waiting);
        Until.holds("it waits", () -> thread.getState() == Thread.State.WAITING);
        assertThat(server.asked).hasValue(asked);

        server.isAway = false;
        connections.forProbing().getConnection();

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(refusals).hasValue(0);
    }

    @Test
    void a_pool_that_is_closed_meanwhile_does_not_wait() throws Exception {
        server.isAway = true;
        assertThatThrownBy(connections.forProbing()::getConnection).isInstanceOf(SQLException.class);

        var waiting = new CompletableFuture<Connection>();
        waiter(waiting).interrupt();

        assertThatThrownBy(() -> waiting.get(1, TimeUnit.MINUTES)).hasMessageContaining("Interrupted");
    }

    @Test
    void what_no_probe_noticed_yet_is_told_at_once() {
        server.isAway = true;

        assertThatThrownBy(connections::getConnection).hasMessage("away");

        assertThat(refusals).hasValue(1);
    }

    private Thread waiter(CompletableFuture<Connection> waiting) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                waiting.complete(connections.getConnection());
            } catch (SQLException e) {
                waiting.completeExceptionally(e);
            }
        });
    }

    private static final class Server extends AbstractDataSource {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean isAway;

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            if (isAway) {
                throw new SQLException("away");
            }
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, _) -> method.getName().equals("hashCode") ? System.identityHashCode(proxy) : false);
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
