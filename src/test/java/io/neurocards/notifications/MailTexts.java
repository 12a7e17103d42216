package io.neurocards.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a mail says, as its reader's program finds it. */
final class MailTexts {

    private MailTexts() {}

    /** Returns the first part of that type, or nothing at all. */
    static String of(Part part, String type) throws MessagingException {
        try {
            if (part.isMimeType(type)) {
                return part.getContent().toString().replace("\r\n", "\n");
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var index = 0; index < parts.getCount(); index++) {
                    var text = of(parts.getBodyPart(index), type);
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
