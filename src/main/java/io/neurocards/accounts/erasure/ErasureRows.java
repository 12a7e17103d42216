package io.neurocards.accounts.erasure;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the erasures, and the locks that one takes. */
@Component
record ErasureRows(JdbcClient jdbc) {

    List<KnownIdentity> identities(PersonId person) {
        return jdbc.sql("""
                        select platform, external_id from identities where person_id = :person order by platform
                        """)
                .param("person", person.value())
                .query((row, _) -> new KnownIdentity(row.getString("platform"), row.getString("external_id")))
                .list();
    }

    /** Returns a person and everybody who was joined with them. */
    List<PersonId> allOf(PersonId person) {
        return jdbc.sql("""
                        with recursive one (id) as (
                            select cast(:person as uuid) union select p.id from persons p join one on p.joined_into = one.id)
                        select id from one order by id
                        """)
                .param("person", person.value())
                .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Waits until nobody joins, signs in or proves an address by this identity, and keeps it so. */
    void lock(KnownIdentity identity) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:identity, :lock))::text")
                .param("identity", identity.externalId())
                .param("lock", identity.lock())
                .query(String.class)
                .list();
    }

    /** Waits until nothing is being ordered or bought; returns whether the person is there and has not left. */
    boolean lock(PersonId person) {
        Decisions.requireOpen();
        return jdbc.sql("select erased_at is null as present from persons where id = :person for no key update")
                .param("person", person.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void insert(PersonId person, Credits forfeited, Instant now) {
        jdbc.sql("insert into erasures (id, credits_forfeited, erased_at) values (:id, :credits, :now)")
                .param("id", person.value())
                .param("credits", forfeited.amount())
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Returns when the rows went, as long as the files have not. */
    Optional<Instant> begun(UUID id) {
        return jdbc.sql("select erased_at from erasures where id = :id and files_gone_at is null")
                .param("id", id)
                .query((row, _) ->
                        row.getObject("erased_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    List<UUID> unfinished() {
        return jdbc.sql("select id from erasures where files_gone_at is null order by erased_at, id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    void filesGone(UUID id, Instant now) {
        jdbc.sql("update erasures set files_gone_at = :now where id = :id and files_gone_at is null")
                .param("now", SqlTime.of(now))
                .param("id", id)
                .update();
    }
}
