package io.neurocards.telegram.dialogue;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Sender;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the private chats. */
@Component
@ConditionalOnBot
class Chats {

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final StateJson json;
    private final Clock clock;

    Chats(JdbcClient jdbc, Decisions decisions, StateJson json, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
    }

    /** Returns the sender's chat, made when this is their first update; their name is written down as it is now. */
    Chat arrive(Sender sender) {
        var now = clock.instant();
        return decisions.act(() -> jdbc.sql("""
                        insert into telegram_chats (id, chat_id, username, first_name, locale, dialogue, dialogue_version,
                                                    last_update, created_at, last_active_at)
                        values (:id, :chat, :username, :firstName, :locale, '{}', 0, 0, :now, :now)
                        on conflict on constraint telegram_chats_once_per_chat do update
                            set username = excluded.username, first_name = excluded.first_name,
                                last_active_at = excluded.last_active_at
                        returning chat_id, locale, dialogue::text as dialogue, dialogue_version, referral
                        """)
                .param("id", UuidV7.at(now))
                .param("chat", sender.id())
                .param("username", sender.username())
                .param("firstName", sender.firstName())
                .param("locale", sender.locale().getLanguage())
                .param("now", SqlTime.of(now))
                .query((row, _) -> new Chat(
                        row.getLong("chat_id"),
                        Locale.of(row.getString("locale")),
                        json.read(row.getString("dialogue")).orElse(null),
                        row.getInt("dialogue_version"),
                        row.getString("referral")))
                .single());
    }

    /** Keeps where the conversation stands now, unless somebody else has changed it since {@code chat} was read. */
    boolean keep(Chat chat, State next) {
        return decisions.act(() -> jdbc.sql("""
                                update telegram_chats
                                set dialogue = :dialogue::jsonb, dialogue_version = dialogue_version + 1
                                where chat_id = :chat and dialogue_version = :version
                                """)
                        .param("dialogue", json.write(next))
                        .param("chat", chat.id())
                        .param("version", chat.version())
                        .update()
                == 1);
    }

    void speak(long chat, Locale locale) {
        decisions.act(() -> jdbc.sql("update telegram_chats set locale = :locale where chat_id = :chat")
                .param("locale", locale.getLanguage())
                .param("chat", chat)
                .update());
    }

    /** Remembers who sent a newcomer, until the terms are accepted; the first one counts. */
    void refer(long chat, String code) {
        decisions.act(
                () -> jdbc.sql("update telegram_chats set referral = :code where chat_id = :chat and referral is null")
                        .param("code", code)
                        .param("chat", chat)
                        .update());
    }

    /** Returns whether this is the first time that we say something in a group. */
    boolean isFirstWordIn(long group) {
        var now = clock.instant();
        return decisions.act(() -> jdbc.sql("""
                                insert into telegram_groups (id, chat_id, refused_at) values (:id, :chat, :now)
                                on conflict on constraint telegram_groups_once_per_chat do nothing
                                """)
                        .param("id", UuidV7.at(now))
                        .param("chat", group)
                        .param("now", SqlTime.of(now))
                        .update()
                == 1);
    }
}
