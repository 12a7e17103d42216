package io.neurocards.telegram.erasure;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A chat with the bot: its names, its dialogue, what was shown and sent in it; also where the bot is off by now. That a chat
 * got a broadcast is kept without the chat, so that the broadcast's account stays right; one that waits for its turn is passed
 * over.
 */
@Component
@Order(20)
record EraseChat(JdbcClient jdbc) implements PersonalData {

    private static final List<String> OF_PERSON = List.of(
            "delete from telegram_progress where person_id = :person",
            "delete from telegram_tellings where person_id = :person",
            "delete from telegram_deliveries where person_id = :person");

    private static final List<String> OF_CHAT = List.of(
            "delete from telegram_updates where chat_id = :chat and set_aside_at is not null",
            """
            update broadcast_recipients
            set chat_id = -abs(hashtextextended(id::text, 0)),
                state = case state when 'waiting' then 'opted_out' else state end
            where chat_id = :chat
            """,
            "delete from telegram_chats where chat_id = :chat");

    @Override
    public void eraseRows(Leaving leaving) {
        OF_PERSON.forEach(
                sql -> jdbc.sql(sql).param("person", leaving.person().value()).update());
        var chat = leaving.telegramId();
        if (chat != null) {
            OF_CHAT.forEach(sql -> jdbc.sql(sql).param("chat", chat).update());
        }
    }
}
