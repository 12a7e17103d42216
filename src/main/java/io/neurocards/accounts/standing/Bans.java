package io.neurocards.accounts.standing;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may not order or buy. Banning and lifting join the caller's transaction and lock the person's row, so that an order
 * that is just being decided ends first.
 */
@Component
public final class Bans {

    private final JdbcClient jdbc;

    Bans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A ban that stands. */
    public record Ban(String reason, String bannedBy, Instant bannedAt) {}

    public Optional<Ban> of(PersonId person) {
        return jdbc.sql("""
                        select reason, banned_by, banned_at from bans where person_id = :person and lifted_at is null
                        """).param("person", person.value()).query(Ban.class).optional();
    }

    /**
     * Bans a person; returns whether this call did, which it did not when they are banned or nobody.
     *
     * @param reason for the house, 1 to 500 characters
     */
    public boolean ban(PersonId person, String by, String reason, Instant now) {
        return lock(person)
                && jdbc.sql("""
                                insert into bans (id, person_id, reason, banned_by, banned_at)
                                values (:id, :person, :reason, :by, :now)
                                on conflict (person_id) where lifted_at is null do nothing
                                """)
                                .param("id", UuidV7.at(now))
                                .param("person", person.value())
                                .param("reason", reason)
                                .param("by", by)
                                .param("now", SqlTime.of(now))
                                .update()
                        == 1;
    }

    /** Ends the ban; returns whether this call did. */
    public boolean lift(PersonId person, String by, Instant now) {
        return lock(person)
                && jdbc.sql("""
                                update bans set lifted_by = :by, lifted_at = :now
                                where person_id = :person and lifted_at is null
                                """)
                                .param("person", person.value())
                                .param("by", by)
                                .param("now", SqlTime.of(now))
                                .update()
                        == 1;
    }

    /** Rows that only point at the person need not wait. */
    private boolean lock(PersonId person) {
        Decisions.requireOpen();
        return jdbc.sql("select id from persons where id = :person for no key update")
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }
}
