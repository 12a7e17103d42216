package io.neurocards.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to the mail server. Gives up on a server that is silent for too long. */
final class Mailer {

    private final JavaMailSenderImpl server;
    private final MailSettings settings;

    private Mailer(JavaMailSenderImpl server, MailSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** What became of one try; holds nothing that must not be logged. */
    sealed interface Outcome {

        record Sent() implements Outcome {}

        /** The server will never take a mail for this address. */
        record Refused() implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    static Mailer over(MailSettings settings) {
        return over(settings, null);
    }

    /** @param trusting makes connections to servers whose certificates the machine does not know; null for the usual ones */
    static Mailer over(MailSettings settings, @Nullable SSLSocketFactory trusting) {
        var server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setUsername(settings.username());
        server.setPassword(settings.password());
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = server.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.usesTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.requiresStarttls()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.requiresStarttls()));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        if (trusting != null) {
            properties.put("mail.smtp.ssl.socketFactory", trusting);
        }
        return new Mailer(server, settings);
    }

    /**
     * Signs in at the mail server and sends nothing.
     *
     * @return which server it was; nothing when mail is off
     * @throws IOException when it does not let us in; the message names kinds of failures only
     */
    Optional<String> greet() throws IOException {
        if (!settings.isConfigured()) {
            return Optional.empty();
        }
        try {
            server.testConnection();
        } catch (MessagingException e) {
            throw new IOException(settings.host() + ":" + settings.port() + " does not let us in: " + kinds(e), e);
        }
        return Optional.of(settings.host() + ":" + settings.port() + " lets us in");
    }

    Outcome send(Mail mail) {
        if (!settings.isConfigured()) {
            return new Outcome.Failed("mail is off");
        }
        try {
            server.send(compose(mail));
            return new Outcome.Sent();
        } catch (MailException e) {
            return isRefusal(e) ? new Outcome.Refused() : new Outcome.Failed(kinds(e));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Failed(kinds(e));
        }
    }

    private MimeMessage compose(Mail mail) throws MessagingException, UnsupportedEncodingException {
        var from = settings.sender();
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var message = server.createMimeMessage();
        var helper = new MimeMessageHelper(
                message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(
                from.getAddress(), Objects.requireNonNullElse(from.getPersonal(), "NeuroCards"), "UTF-8"));
        helper.setTo(new InternetAddress(mail.to(), true));
        helper.setSubject(mail.subject());
        helper.setText(withMailLineEnds(mail.text()), withMailLineEnds(mail.html()));
        message.setHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }

    /** RFC 2045 section 6.8 wants CRLF also inside base64, where nobody below us adds it. */
    private static String withMailLineEnds(String text) {
        return text.replace("\n", "\r\n");
    }

    private static boolean isRefusal(MailException failure) {
        return failure instanceof MailSendException sending
                && Arrays.stream(sending.getMessageExceptions())
                        .flatMap(Mailer::chain)
                        .anyMatch(cause -> cause instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }

    /** Names only the kinds of exceptions, because their messages quote addresses. */
    private static String kinds(Exception failure) {
        var causes = failure instanceof MailSendException sending
                ? Arrays.stream(sending.getMessageExceptions()).flatMap(Mailer::chain)
                : chain(failure);
        return String.join(
                " < ",
                causes.map(cause -> cause.getClass().getSimpleName()).distinct().toList());
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(
                failure,
                Objects::nonNull,
                one -> one instanceof MessagingException mail && mail.getNextException() != null
                        ? mail.getNextException()
                        : one.getCause());
    }
}
