package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.ConnectionAdvice;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Orders;
import io.neurocards.database.pair.PairStatus;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One database, with nothing to fail over to: POSTGRESQL_ONLY while it answers and CACHE_ONLY while it does not. Nobody else
 * asks it how it is, so it is asked here, by a question whose answer needs the server.
 */
final class WatchedOne implements Watched {

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile DatabaseStatus status;

    WatchedOne(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.status =
                new DatabaseStatus(Side.PRIMARY, "doubtful", clock.instant(), "not asked yet", Duration.ZERO, null);
    }

    @Override
    public boolean isPair() {
        return false;
    }

    @Override
    public PairStatus status() {
        var now = status;
        var mode = now.condition().equals("away") ? Mode.CACHE_ONLY : Mode.POSTGRESQL_ONLY;
        return new PairStatus(
                mode, now.since(), 0, Side.PRIMARY, List.of(now), 0, mode == Mode.CACHE_ONLY, null, List.of());
    }

    @Override
    public Facts facts(Instant orphansSince) {
        wake();
        return Facts.NONE;
    }

    @Override
    public void wake() {
        var began = clock.instant();
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            var now = clock.instant();
            status = answered("deciding", null, now, Duration.between(began, now));
        } catch (RuntimeException e) {
            status = answered("away", ConnectionAdvice.reason(e), clock.instant(), Duration.ZERO);
        }
    }

    private DatabaseStatus answered(String condition, @Nullable String reason, Instant now, Duration took) {
        var before = status;
        var since = before.condition().equals(condition) ? before.since() : now;
        return new DatabaseStatus(Side.PRIMARY, condition, since, reason, took, null);
    }

    @Override
    public String backup() {
        return "not_configured";
    }

    @Override
    public Orders orders() {
        throw new ProblemException(ProblemCode.NO_BACKUP);
    }

    @Override
    public void handOverTo(Side side) {
        throw new ProblemException(ProblemCode.NO_BACKUP);
    }
}
