package io.neurocards.accounts.standing;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the studio is closed for works: nothing new is ordered or sold, what was begun goes on. Closing and opening join
 * the caller's transaction; an order that is being decided at that moment may still come through.
 */
@Component
public final class Maintenance {

    private final JdbcClient jdbc;

    Maintenance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Works that are going on. */
    public record Works(String reason, String begunBy, Instant begunAt) {}

    /** Returns the works that are going on; nothing when the studio is open. One read of at most one row. */
    public Optional<Works> goingOn() {
        return jdbc.sql("select reason, begun_by, begun_at from maintenances where ended_at is null")
                .query(Works.class)
                .optional();
    }

    /**
     * Closes the studio; returns whether this call did.
     *
     * @param reason for the house, 1 to 500 characters
     */
    public boolean begin(String by, String reason, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("""
                        insert into maintenances (id, reason, begun_by, begun_at) values (:id, :reason, :by, :now)
                        on conflict ((true)) where ended_at is null do nothing
                        """)
                        .param("id", UuidV7.at(now))
                        .param("reason", reason)
                        .param("by", by)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    /** Opens the studio; returns whether this call did. */
    public boolean end(String by, Instant now) {
        Decisions.requireOpen();
        return jdbc.sql("update maintenances set ended_by = :by, ended_at = :now where ended_at is null")
                        .param("by", by)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }
}
