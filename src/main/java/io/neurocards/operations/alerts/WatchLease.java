package io.neurocards.operations.alerts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says which of the processes that share a database watches for all of them. While no database can be asked, the one that
 * last held it goes on; when that was another, this one takes part after a minute, because two calls are better than none.
 */
public final class WatchLease {

    static final Duration LENGTH = Duration.ofSeconds(50);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final String NAME = "monitor";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final UUID holder;
    private volatile boolean isOurs;
    private volatile Instant askedAt;

    WatchLease(JdbcClient jdbc, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.askedAt = clock.instant();
        this.holder = UuidV7.at(askedAt);
    }

    /** Takes or renews it; returns whether it is ours. Asked at least every 20 seconds. */
    boolean hold() {
        var now = clock.instant();
        var taken = decisions.act(() -> jdbc.sql("""
                        insert into watch_leases as l (id, name, holder, held_until)
                        values (:id, :name, :holder, :until)
                        on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
                        where l.holder = excluded.holder or l.held_until < :now
                        """)
                        .param("id", UuidV7.at(now))
                        .param("name", NAME)
                        .param("holder", holder)
                        .param("until", SqlTime.of(now.plus(LENGTH)))
                        .param("now", SqlTime.of(now))
                        .update()
                == 1);
        isOurs = taken;
        askedAt = clock.instant();
        return taken;
    }

    /** Returns whether it was ours when a database could last be asked. */
    public boolean isHeld() {
        return isOurs;
    }

    /** Returns whether no database could be asked for a minute, so that nobody knows who watches. */
    public boolean isUnknown() {
        return Duration.between(askedAt, clock.instant()).compareTo(SILENCE) > 0;
    }

    /** Returns when a database last said whose it is. */
    public Instant askedAt() {
        return askedAt;
    }

    /** Lets another process take over at once. */
    void release() {
        isOurs = false;
        decisions.act(() -> {
            jdbc.sql("delete from watch_leases where name = :name and holder = :holder")
                    .param("name", NAME)
                    .param("holder", holder)
                    .update();
        });
    }
}
