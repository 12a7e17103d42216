package io.neurocards.sandbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The last 200 mails, in memory only. Thread-safe. */
@Component
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
final class SandboxMailbox {

    private static final int KEPT = 200;

    private final Deque<SandboxMail> newestFirst = new ArrayDeque<>();
    private final Clock clock;

    SandboxMailbox(Clock clock) {
        this.clock = clock;
    }

    /** A mail as its reader sees it: the plain text, without the HTML. */
    record SandboxMail(String to, String subject, String text, Instant at) {}

    /** Takes a mail as it came over the wire. */
    void deliver(String recipient, byte[] message) throws MessagingException, IOException {
        var parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        var subject = Objects.requireNonNullElse(parsed.getSubject(), "");
        var text = Objects.requireNonNullElse(plainText(parsed), "");
        keep(new SandboxMail(recipient, subject, text, clock.instant()));
    }

    private synchronized void keep(SandboxMail mail) {
        newestFirst.addFirst(mail);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /** Returns the mails, newest first; with {@code to} those to this address only. */
    synchronized List<SandboxMail> mails(@Nullable String to) {
        return newestFirst.stream()
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to))
                .toList();
    }

    private static @Nullable String plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                var text = plainText(parts.getBodyPart(index));
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}
