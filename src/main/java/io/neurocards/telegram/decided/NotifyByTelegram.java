package io.neurocards.telegram.decided;

import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel;
import io.neurocards.notifications.messages.Notice;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.telegram.screens.Html;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Tells customers in their chat with the bot. Telegram has no way to recognise a message that is sent twice. */
final class NotifyByTelegram implements MessageChannel {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final TelegramPersons persons;
    private final TellingRows rows;
    private final Outgoing outgoing;

    NotifyByTelegram(TelegramPersons persons, TellingRows rows, Outgoing outgoing) {
        this.persons = persons;
        this.rows = rows;
        this.outgoing = outgoing;
    }

    @Override
    public Channel channel() {
        return Channel.TELEGRAM;
    }

    @Override
    public List<UUID> targets(PersonId person) {
        return chatOf(person).stream()
                .mapToObj(chat -> OperationId.named("chat\n" + chat).value())
                .toList();
    }

    @Override
    public Answer send(Message message) {
        var chat = chatOf(message.person());
        if (chat.isEmpty()) {
            return new Answer.Gone();
        }
        var text = html(message.in(rows.localeOf(chat.getAsLong())));
        var request = new SendMessage(chat.getAsLong(), text).parseMode(ParseMode.HTML);
        return switch (outgoing.send(chat.getAsLong(), Urgency.NOTICE, request).join()) {
            case io.neurocards.telegram.outgoing.Answer.Accepted<SendResponse> _ -> new Answer.Taken();
            case io.neurocards.telegram.outgoing.Answer.Blocked<SendResponse> _ -> new Answer.Gone();
            case io.neurocards.telegram.outgoing.Answer.Uncertain<SendResponse> _ -> new Answer.Later(PAUSE);
            case io.neurocards.telegram.outgoing.Answer.Refused<SendResponse>(var code, var description) ->
                code == TOO_MANY || code >= BROKEN
                        ? new Answer.Later(PAUSE)
                        : new Answer.Refused("Telegram answered " + code + ": " + description);
        };
    }

    private OptionalLong chatOf(PersonId person) {
        return persons.chatOf(person);
    }

    private static String html(Notice notice) {
        return "<b>" + Html.escape(notice.title()) + "</b>\n" + Html.escape(notice.body());
    }
}
