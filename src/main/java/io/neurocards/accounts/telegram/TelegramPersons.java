package io.neurocards.accounts.telegram;

import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which Telegram account belongs to which customer. */
@Component
public final class TelegramPersons {

    private final JdbcClient jdbc;
    private final TelegramIdentities identities;

    TelegramPersons(JdbcClient jdbc, TelegramIdentities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /** Returns the customer behind the account; nobody for one that has not accepted the terms yet. One read by index. */
    public Optional<PersonId> find(long telegramId) {
        return identities.find(telegramId);
    }

    /** Returns what is known of the account; nothing when nobody has it. One read by index. */
    public Optional<TelegramProfile> profile(long telegramId) {
        return jdbc.sql("""
                        select i.person_id, i.external_id::bigint as telegram_id, i.handle as username, p.first_name,
                            p.last_name, p.locale, i.created_at
                        from identities i join persons p on p.id = i.person_id
                        where i.platform = 'telegram' and i.external_id = :account
                        """)
                .param("account", Long.toString(telegramId))
                .query(TelegramProfile.class)
                .optional();
    }

    /** Returns the chat in which the bot talks with the customer, whose number is that of their account. */
    public OptionalLong chatOf(PersonId person) {
        var account =
                jdbc.sql("""
                        select external_id::bigint as chat from identities
                        where person_id = :person and platform = 'telegram'
                        """).param("person", person.value()).query(Long.class).optional();
        return account.stream().mapToLong(Long::longValue).findFirst();
    }

    /** Returns who last came under this user name, with or without its at sign; more than one when it changed hands. */
    public List<PersonId> named(String username) {
        var handle = username.startsWith("@") ? username.substring(1) : username;
        return jdbc.sql("""
                        select person_id from identities
                        where platform = 'telegram' and lower(handle) = :handle
                        order by created_at
                        limit 20
                        """)
                .param("handle", handle.toLowerCase(Locale.ROOT))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }
}
