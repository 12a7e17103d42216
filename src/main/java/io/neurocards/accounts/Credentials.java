package io.neurocards.accounts;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passwords that open accounts, as hashes. */
@Component
final class Credentials {

    private final JdbcClient jdbc;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Credential(PersonId personId, String passwordHash, boolean verified) {}

    /** Returns the password behind {@code email}; as long as nobody proved the address, the one that was typed last. */
    Optional<Credential> find(Email email) {
        return jdbc.sql("""
                        select i.person_id, c.password_hash, true as verified
                        from identities i join credentials c on c.person_id = i.person_id
                        where i.platform = 'website' and i.external_id = :email and i.verified_at is not null
                        union all
                        (select i.person_id, r.password_hash, false
                        from identities i join registrations r on r.person_id = i.person_id
                        where i.platform = 'website' and i.external_id = :email and i.verified_at is null
                        order by r.created_at desc, r.id desc
                        limit 1)
                        """)
                .param("email", email.text())
                .query(Credential.class)
                .optional();
    }

    /** Says whether the password is still the one with {@code hash}, and keeps it so until the transaction ends. */
    boolean stillHolds(PersonId person, String hash) {
        return jdbc.sql("select password_hash from credentials where person_id = :person for share")
                .param("person", person.value())
                .query(String.class)
                .optional()
                .filter(hash::equals)
                .isPresent();
    }

    void put(PersonId person, String hash, Instant now) {
        jdbc.sql("""
                        insert into credentials (id, person_id, password_hash, changed_at)
                        values (:id, :person, :hash, :now)
                        on conflict on constraint credentials_person_key
                        do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("hash", hash)
                .param("now", SqlTime.of(now))
                .update();
    }
}
