package io.neurocards.telegram.broadcast;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.telegram.updates.UpdateInterceptor;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The button below each message to many, by which its reader says whether they want more of them. */
final class NewsChoice implements UpdateInterceptor {

    static final String OFF = "news:off";
    static final String ON = "news:on";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Outgoing outgoing;
    private final DeskTexts texts;
    private final Clock clock;

    NewsChoice(JdbcClient jdbc, Decisions decisions, Outgoing outgoing, DeskTexts texts, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.outgoing = outgoing;
        this.texts = texts;
        this.clock = clock;
    }

    static InlineKeyboardButton button(DeskTexts texts, Locale locale, boolean wanted) {
        return new InlineKeyboardButton(texts.text(locale, wanted ? "news.stop" : "news.again"))
                .callbackData(wanted ? OFF : ON);
    }

    @Override
    public boolean take(Update update) {
        var press = update.callbackQuery();
        if (press == null || !(OFF.equals(press.data()) || ON.equals(press.data()))) {
            return false;
        }
        var wanted = ON.equals(press.data());
        var locale = choose(press.from().id(), wanted);
        var _ = outgoing.send(
                press.from().id(),
                Urgency.REPLY,
                new AnswerCallbackQuery(press.id())
                        .text(texts.text(locale, wanted ? "news.wanted" : "news.unwanted"))
                        .showAlert(true));
        turn(press, button(texts, locale, wanted));
        return true;
    }

    private Locale choose(long chat, boolean wanted) {
        var optedOut = wanted ? null : SqlTime.of(clock.instant());
        return decisions.act(() -> {
            jdbc.sql("update telegram_chats set opted_out_at = :optedOut where chat_id = :chat")
                    .param("optedOut", optedOut)
                    .param("chat", chat)
                    .update();
            return locale(jdbc.sql("select locale from telegram_chats where chat_id = :chat")
                    .param("chat", chat)
                    .query(String.class)
                    .optional()
                    .orElse(null));
        });
    }

    private static Locale locale(@Nullable String language) {
        return language == null ? Locale.of("ru") : Locale.of(language);
    }

    private void turn(CallbackQuery press, InlineKeyboardButton button) {
        var message = press.maybeInaccessibleMessage();
        if (message != null && message.chat() != null) {
            var _ = outgoing.send(
                    message.chat().id(),
                    Urgency.REPLY,
                    new EditMessageReplyMarkup(message.chat().id(), message.messageId())
                            .replyMarkup(new InlineKeyboardMarkup(button)));
        }
    }
}
