package io.neurocards.telegram.updates;

import io.neurocards.database.Decisions;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says which of the processes that share a database may take updates in. Written in the database's time; believed for a
 * little less than that in our own, counted from before we asked.
 */
final class Lease {

    private static final double BELIEVED = 0.9;
    private static final int RENEWED_WITHIN = 5;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Clock clock;
    private final String name;
    private final Duration length;
    private final UUID holder;
    private volatile Instant renewAt = Instant.MIN;
    private volatile Instant heldUntil = Instant.MIN;

    Lease(JdbcClient jdbc, Decisions decisions, Clock clock, String name, Duration length) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
        this.name = name;
        this.length = length;
        this.holder = UuidV7.at(clock.instant());
    }

    /** Takes or renews it when it is time to; returns whether it is ours. */
    boolean hold() {
        var asked = clock.instant();
        if (isHeld() && asked.isBefore(renewAt)) {
            return true;
        }
        if (!take()) {
            heldUntil = Instant.MIN;
            return false;
        }
        renewAt = asked.plus(length.dividedBy(RENEWED_WITHIN));
        heldUntil = asked.plusMillis((long) (length.toMillis() * BELIEVED));
        return true;
    }

    boolean isHeld() {
        return clock.instant().isBefore(heldUntil);
    }

    private boolean take() {
        return decisions.act(() -> jdbc.sql("""
                        insert into telegram_leases as l (id, name, holder, held_until)
                        values (:id, :name, :holder, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
                        where l.holder = excluded.holder or l.held_until < clock_timestamp()
                        """)
                        .param("id", UuidV7.at(clock.instant()))
                        .param("name", name)
                        .param("holder", holder)
                        .param("seconds", length.toMillis() / 1000.0)
                        .update()
                == 1);
    }

    /** Lets another process take over at once. */
    void release() {
        heldUntil = Instant.MIN;
        decisions.act(() -> {
            jdbc.sql("delete from telegram_leases where name = :name and holder = :holder")
                    .param("name", name)
                    .param("holder", holder)
                    .update();
        });
    }
}
