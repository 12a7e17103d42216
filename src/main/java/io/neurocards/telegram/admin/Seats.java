package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.model.Video;
import io.neurocards.telegram.admin.DeskPress.Verb;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sits at the desk and in which language: the one chosen in the bot, or else the one of their Telegram. */
final class Seats {

    private final JdbcClient jdbc;
    private final Desktop desktop;

    Seats(JdbcClient jdbc, Desktop desktop) {
        this.jdbc = jdbc;
        this.desktop = desktop;
    }

    Seat of(User user) {
        var language = user.languageCode();
        return new Seat(user.id(), chosen(user.id(), language != null && !language.startsWith("ru") ? "en" : "ru"));
    }

    /** Returns the seat of an administrator who has not just written. */
    Seat of(long id) {
        return new Seat(id, chosen(id, "ru"));
    }

    /** Returns what a film that an administrator sends is called at Telegram, for the settings. */
    Screen facts(Seat seat, Video video) {
        var say = desktop.say(seat);
        return new Screen(
                say.text(
                        "video.facts",
                        video.fileId(),
                        video.fileUniqueId(),
                        video.duration(),
                        video.fileSize(),
                        video.width(),
                        video.height()),
                List.of(List.of(say.button("home", Verb.HOME))));
    }

    private Locale chosen(long id, String otherwise) {
        return Locale.of(jdbc.sql("select locale from telegram_chats where chat_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(otherwise));
    }
}
