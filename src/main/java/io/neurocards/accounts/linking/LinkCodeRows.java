package io.neurocards.accounts.linking;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes that were shown, each kept as a keyed digest. */
@Component
record LinkCodeRows(JdbcClient jdbc, ServerSecret secret) {

    /** Who was shown a code. */
    record Shown(UUID id, PersonId person) {}

    /** Writes down a code; the one that the person was shown before is good for nothing from now on. */
    void show(PersonId person, LinkCode code, Instant now, Instant expiresAt) {
        jdbc.sql("delete from link_codes where person_id = :person and used_at is null")
                .param("person", person.value())
                .update();
        jdbc.sql("""
                        insert into link_codes (id, person_id, digest, created_at, expires_at)
                        values (:id, :person, :digest, :now, :expiresAt)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("digest", digest(code))
                .param("now", SqlTime.of(now))
                .param("expiresAt", SqlTime.of(expiresAt))
                .update();
    }

    /** Returns who was shown a code that is still good. */
    Optional<Shown> find(TypedCode code, Instant now) {
        return jdbc.sql("""
                        select id, person_id from link_codes
                        where digest = :digest and used_at is null and expires_at > :now
                        """)
                .param("digest", HexFormat.of().parseHex(code.digest()))
                .param("now", SqlTime.of(now))
                .query((row, _) -> new Shown(
                        row.getObject("id", UUID.class), new PersonId(row.getObject("person_id", UUID.class))))
                .optional();
    }

    /** Uses a code up; returns whether this call did. */
    boolean use(UUID id, Instant now) {
        return jdbc.sql("update link_codes set used_at = :now where id = :id and used_at is null")
                        .param("now", SqlTime.of(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    byte[] digest(LinkCode code) {
        return secret.sign("link-codes", code.text());
    }
}
