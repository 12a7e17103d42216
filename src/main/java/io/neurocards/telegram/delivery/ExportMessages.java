package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AbstractSendRequest;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.accounts.export.ExportLinks;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends a customer's archive to their chat, or the link to it, in the language of the chat. */
final class ExportMessages {

    private final Outgoing outgoing;
    private final ExportLinks links;
    private final DeliverySettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageSource texts = Words.bundle();

    ExportMessages(Outgoing outgoing, ExportLinks links, DeliverySettings settings, JdbcClient jdbc, Clock clock) {
        this.outgoing = outgoing;
        this.links = links;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns how many bytes a file may have that is sent. */
    long largest() {
        return settings.largestUpload().toBytes();
    }

    Answer<SendResponse> send(long chat, Path archive) throws InterruptedException {
        var day = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return send(
                chat,
                new SendDocument(chat, archive.toFile())
                        .fileName("neurocards-" + day + ".zip")
                        .contentType("application/zip")
                        .caption(words(chat).text("export.caption")));
    }

    /** A preview of the link would download all of it, and count. */
    Answer<SendResponse> sendLink(long chat, UUID export) throws InterruptedException {
        var address = settings.address(links.path(export)).replace("&", "&amp;");
        return send(chat, message(chat, words(chat).text("export.link", address)));
    }

    /** Says so to whoever waited; nobody has to be sure of it. */
    void sayThatItFailed(long chat) {
        var _ = outgoing.send(chat, Urgency.NOTICE, message(chat, words(chat).text("export.failed")));
    }

    private <T extends AbstractSendRequest<T>> Answer<SendResponse> send(long chat, AbstractSendRequest<T> request)
            throws InterruptedException {
        return Couriers.await(outgoing.send(chat, Urgency.NOTICE, request));
    }

    private static SendMessage message(long chat, String html) {
        return new SendMessage(chat, html)
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
    }

    private Words words(long chat) {
        var language = jdbc.sql("select locale from telegram_chats where chat_id = :chat")
                .param("chat", chat)
                .query(String.class)
                .optional()
                .orElse("ru");
        return new Words(texts, Locale.of(language));
    }
}
