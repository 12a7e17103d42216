package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import org.jspecify.annotations.Nullable;

/** Hands over to an administrator what the desk shows. */
record Counter(Outgoing outgoing) {

    /** Shows a screen as a message of its own. */
    void show(Seat seat, Screen screen) {
        var _ = outgoing.send(seat.id(), Urgency.REPLY, message(seat, screen));
    }

    /** Shows a screen in the place of the one whose button was pressed; a picture stays and the screen comes below it. */
    void replace(Seat seat, CallbackQuery press, Screen screen) {
        if (press.maybeInaccessibleMessage() instanceof Message message && message.text() != null) {
            var _ = outgoing.send(
                    seat.id(),
                    Urgency.REPLY,
                    new EditMessageText(seat.id(), message.messageId(), screen.text())
                            .parseMode(ParseMode.HTML)
                            .replyMarkup(screen.keyboard()));
        } else {
            show(seat, screen);
        }
    }

    void picture(Seat seat, byte[] png, Screen below) {
        var _ = outgoing.send(
                seat.id(),
                Urgency.REPLY,
                new SendPhoto(seat.id(), png)
                        .fileName("statistics.png")
                        .caption(below.text())
                        .parseMode(ParseMode.HTML)
                        .replyMarkup(below.keyboard()));
    }

    /** Ends the waiting of a pressed button, with a word on it when there is one to say. */
    void answer(Seat seat, CallbackQuery press, @Nullable String word) {
        var answer = new AnswerCallbackQuery(press.id());
        var _ = outgoing.send(seat.id(), Urgency.REPLY, word == null ? answer : answer.text(word));
    }

    /** Tells news and returns whether Telegram's word on it is known, so that telling it again would not help. */
    boolean tell(Seat seat, Screen screen) {
        return switch (outgoing.send(seat.id(), Urgency.NOTICE, message(seat, screen))
                .join()) {
            case Answer.Accepted<?> _, Answer.Refused<?> _, Answer.Blocked<?> _ -> true;
            case Answer.Uncertain<?> _ -> false;
        };
    }

    private static SendMessage message(Seat seat, Screen screen) {
        return new SendMessage(seat.id(), screen.text())
                .parseMode(ParseMode.HTML)
                .replyMarkup(screen.keyboard());
    }
}
