package io.neurocards.telegram.decided;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is still to be told, one row for each operation. */
record TellingRows(JdbcClient jdbc) {

    record Telling(UUID id, long chatId, String html) {}

    void insert(Telling telling, PersonId person, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into telegram_tellings (id, person_id, chat_id, html, created_at)
                        values (:id, :person, :chat, :html, :now) on conflict (id) do nothing
                        """)
                .param("id", telling.id())
                .param("person", person.value())
                .param("chat", telling.chatId())
                .param("html", telling.html())
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<Telling> find(UUID id) {
        return jdbc.sql("select id, chat_id, html from telegram_tellings where id = :id")
                .param("id", id)
                .query(Telling.class)
                .optional();
    }

    List<UUID> all() {
        return jdbc.sql("select id from telegram_tellings order by id")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from telegram_tellings where id = :id").param("id", id).update();
    }

    /** Returns the language of a chat that we know. */
    Locale localeOf(long chat) {
        return jdbc.sql("select locale from telegram_chats where chat_id = :chat")
                .param("chat", chat)
                .query(String.class)
                .optional()
                .map(Locale::of)
                .orElse(Locale.of("ru"));
    }
}
