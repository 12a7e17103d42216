package io.neurocards.telegram.broadcast;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.request.AbstractSendRequest;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.request.SendVideo;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The message as its readers get it, with the button that ends such messages. */
public final class Post {

    private final DeskTexts texts;
    private final Outgoing outgoing;

    Post(DeskTexts texts, Outgoing outgoing) {
        this.texts = texts;
        this.outgoing = outgoing;
    }

    /** Sends it to one reader, who reads {@code locale}. */
    public CompletableFuture<Answer<SendResponse>> send(
            Content content, long chat, Locale locale, Outgoing.Urgency urgency) {
        var button = NewsChoice.button(texts, locale, true);
        return switch (content.kind()) {
            case TEXT -> send(with(new SendMessage(chat, content.body()), button), chat, urgency);
            case PHOTO -> send(with(new SendPhoto(chat, file(content)).caption(content.body()), button), chat, urgency);
            case VIDEO -> send(with(new SendVideo(chat, file(content)).caption(content.body()), button), chat, urgency);
        };
    }

    private <T extends AbstractSendRequest<T>> CompletableFuture<Answer<SendResponse>> send(
            T request, long chat, Outgoing.Urgency urgency) {
        return outgoing.send(chat, urgency, request);
    }

    private static <T extends AbstractSendRequest<T>> T with(T request, InlineKeyboardButton button) {
        return request.replyMarkup(new InlineKeyboardMarkup(button));
    }

    private static String file(Content content) {
        return Objects.requireNonNull(content.fileId());
    }
}
