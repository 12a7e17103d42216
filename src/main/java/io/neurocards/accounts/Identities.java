package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons and the addresses they are known by. */
@Component
final class Identities {

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Identity(UUID id, PersonId personId, @Nullable Instant verifiedAt) {

        boolean isVerified() {
            return verifiedAt != null;
        }
    }

    /** Makes everything that concerns {@code email} happen one after another until the transaction ends. */
    void lock(Email email) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:email, 10))::text")
                .param("email", email.text())
                .query(String.class)
                .list();
    }

    Optional<Identity> find(Email email) {
        return jdbc.sql("""
                        select id, person_id, verified_at
                        from identities
                        where platform = 'website' and external_id = :email
                        """).param("email", email.text()).query(Identity.class).optional();
    }

    /** Returns the new person behind {@code email}, which nobody has used before. */
    PersonId create(Email email, Locale locale, Instant now) {
        var person = PersonId.at(now);
        jdbc.sql("insert into persons (id, locale, created_at) values (:id, :locale, :now)")
                .param("id", person.value())
                .param("locale", locale.getLanguage())
                .param("now", SqlTime.of(now))
                .update();
        jdbc.sql("""
                        insert into identities (id, person_id, platform, external_id, created_at)
                        values (:id, :person, 'website', :email, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("email", email.text())
                .param("now", SqlTime.of(now))
                .update();
        return person;
    }

    /** Says whether this was the first time that the address was proved. */
    boolean verify(PersonId person, Instant now) {
        return jdbc.sql("""
                        update identities set verified_at = :now
                        where person_id = :person and platform = 'website' and verified_at is null
                        """)
                        .param("person", person.value())
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }
}
