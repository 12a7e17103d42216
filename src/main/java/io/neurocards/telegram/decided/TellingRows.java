package io.neurocards.telegram.decided;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.SendMessage;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.screens.Button;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is still to be told, one row for each operation. */
record TellingRows(JdbcClient jdbc) {

    /** {@code buttons} is what can be pressed below, as {@link #written} says. */
    record Telling(
            UUID id, long chatId, String html, @Nullable String buttons) {

        Telling(UUID id, long chatId, String html) {
            this(id, chatId, html, null);
        }

        SendMessage message() {
            var message = new SendMessage(chatId, html).parseMode(ParseMode.HTML);
            return buttons == null
                    ? message
                    : message.replyMarkup(new InlineKeyboardMarkup(
                            buttons.lines().map(Telling::row).toArray(InlineKeyboardButton[][]::new)));
        }

        private static InlineKeyboardButton[] row(String line) {
            var space = line.indexOf(' ');
            return new InlineKeyboardButton[] {
                new InlineKeyboardButton(line.substring(space + 1)).callbackData(line.substring(0, space))
            };
        }
    }

    /** Returns buttons as they are kept, one below the other. */
    static String written(List<Button.Pressable> buttons) {
        return buttons.stream()
                .map(button -> button.press().data() + " " + button.label())
                .collect(Collectors.joining("\n"));
    }

    void insert(Telling telling, PersonId person, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into telegram_tellings (id, person_id, chat_id, html, buttons, created_at)
                        values (:id, :person, :chat, :html, :buttons, :now) on conflict (id) do nothing
                        """)
                .param("id", telling.id())
                .param("person", person.value())
                .param("chat", telling.chatId())
                .param("html", telling.html())
                .param("buttons", telling.buttons(), Types.VARCHAR)
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<Telling> find(UUID id) {
        return jdbc.sql("select id, chat_id, html, buttons from telegram_tellings where id = :id")
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
