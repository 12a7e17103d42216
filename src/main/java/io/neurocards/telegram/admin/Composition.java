package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.telegram.broadcast.Content;
import java.util.Optional;

/** Reads what an administrator sent as what is to be sent to many. */
final class Composition {

    private Composition() {}

    /** Returns it, or nothing when it is of a kind that can't be sent on. */
    static Optional<Content> of(Message message) {
        if (message.text() != null) {
            return Optional.of(new Content(Content.Kind.TEXT, message.text(), null));
        }
        if (message.photo() != null && message.photo().length > 0) {
            var largest = message.photo()[message.photo().length - 1];
            return Optional.of(new Content(Content.Kind.PHOTO, caption(message), largest.fileId()));
        }
        return message.video() == null
                ? Optional.empty()
                : Optional.of(new Content(
                        Content.Kind.VIDEO, caption(message), message.video().fileId()));
    }

    private static String caption(Message message) {
        return message.caption() == null ? "" : message.caption();
    }
}
