package io.neurocards.database.pair;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.log.Side;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;

/** Everything that leads to one database: its address, the pool of the product, and the lanes of the pair's own workers. */
final class Link implements Access, AutoCloseable {

    private static final Duration FOR_COMMANDS = Duration.ofSeconds(3);
    private static final Duration FOR_RESTORING = Duration.ofMinutes(2);

    private final Side side;
    private final DataSource target;
    private final PhysicalConnections connections;
    private final HikariDataSource pool;
    private final Lane probing;
    private final Lane commanding;
    private final Lane shipping;
    private final Lane restoring;
    private final Lane asking;
    private final Presence presence;

    /**
     * @param target opens connections of its own to the database, without a pool
     * @param whenRefused is told when the pool can't open a connection
     */
    Link(Side side, DataSource target, int most, Duration probeTimeout, Presence presence, Runnable whenRefused) {
        this.side = side;
        this.target = target;
        this.connections = new PhysicalConnections(target, whenRefused);
        this.pool = pool(side, connections, most);
        this.probing = new Lane(connections.forProbing(), probeTimeout);
        this.commanding = new Lane(target, FOR_COMMANDS);
        this.shipping = new Lane(target, FOR_COMMANDS);
        this.restoring = new Lane(target, FOR_RESTORING);
        this.asking = new Lane(target, FOR_COMMANDS);
        this.presence = presence;
    }

    private static HikariDataSource pool(Side side, DataSource connections, int most) {
        var pool = new HikariConfig();
        pool.setPoolName(side.name().toLowerCase(Locale.ROOT));
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(330);
        pool.setValidationTimeout(300);
        pool.setKeepaliveTime(60_000);
        pool.setMaxLifetime(600_000);
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    @Override
    public Side side() {
        return side;
    }

    DataSource pool() {
        return pool;
    }

    /** Returns what opens single connections, for work that a pool's limits are too short for. */
    DataSource target() {
        return target;
    }

    @Override
    public Copy forProbing() {
        return new JdbcCopy(side, probing, presence);
    }

    @Override
    public Copy forCommands() {
        return new JdbcCopy(side, commanding, presence);
    }

    @Override
    public Copy forShipping() {
        return new JdbcCopy(side, shipping, presence);
    }

    @Override
    public Copy forRestoring() {
        return new JdbcCopy(side, restoring, presence);
    }

    @Override
    public Copy forAsking() {
        return new JdbcCopy(side, asking, presence);
    }

    @Override
    public void breakOff() {
        shipping.interrupt();
        restoring.interrupt();
        asking.interrupt();
        connections.breakAll();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        probing.close();
        commanding.close();
        shipping.close();
        restoring.close();
        asking.close();
        pool.close();
    }
}
