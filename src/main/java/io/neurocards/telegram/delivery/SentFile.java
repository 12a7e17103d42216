package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.Message;
import org.jspecify.annotations.Nullable;

/** Reads what Telegram made of an upload; it may turn a silent short clip into an animation. */
final class SentFile {

    private SentFile() {}

    /** Returns the id by which the bot can send the file again, if the message has one. */
    static @Nullable String idOf(Message message) {
        if (message.video() != null) {
            return message.video().fileId();
        }
        if (message.animation() != null) {
            return message.animation().fileId();
        }
        return message.document() == null ? null : message.document().fileId();
    }
}
