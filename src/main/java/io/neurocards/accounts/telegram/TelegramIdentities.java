package io.neurocards.accounts.telegram;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say which Telegram account is whose. */
@Component
record TelegramIdentities(JdbcClient jdbc) {

    /** Makes everything that concerns this account happen one after another until the transaction ends. */
    void lock(long telegramId) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 11))::text")
                .param("account", Long.toString(telegramId))
                .query(String.class)
                .list();
    }

    Optional<PersonId> find(long telegramId) {
        return jdbc.sql("select person_id from identities where platform = 'telegram' and external_id = :account")
                .param("account", Long.toString(telegramId))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional();
    }

    void add(PersonId person, TelegramUser user, Instant now) {
        jdbc.sql("""
                        insert into identities (id, person_id, platform, external_id, handle, verified_at, created_at)
                        values (:id, :person, 'telegram', :account, :handle, :now, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("account", Long.toString(user.id()))
                .param("handle", PrintableName.of(user.username()))
                .param("now", SqlTime.of(now))
                .update();
    }

    void renamed(TelegramUser user) {
        jdbc.sql("""
                        update identities set handle = :handle
                        where platform = 'telegram' and external_id = :account and handle is distinct from :handle
                        """)
                .param("handle", PrintableName.of(user.username()))
                .param("account", Long.toString(user.id()))
                .update();
    }
}
