package io.neurocards.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on loopback that a test can tell to refuse. */
final class SmtpServer implements AutoCloseable {

    final List<Received> received = new CopyOnWriteArrayList<>();
    final List<String> logins = new CopyOnWriteArrayList<>();
    volatile int answer = 250;
    private final SMTPServer server;

    /** One mail, and who it was addressed to on the envelope. */
    record Received(String recipient, MimeMessage message) {}

    SmtpServer() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(_ -> new Handler())
                .build();
        server.start();
    }

    /** Starts one that takes mails over an encrypted line only, from whoever knows the password. */
    SmtpServer(SSLContext certificate, String password) {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .startTlsSocketFactory(certificate)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, said, _) -> {
                    logins.add(user);
                    if (!said.equals(password)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandlerFactory(_ -> new Handler())
                .build();
        server.start();
    }

    /** Returns how an operator would reach it, who wants the line encrypted. */
    MailSettings settings(String password) {
        return new MailSettings(
                "localhost",
                server.getPortAllocated(),
                "studio@neurocards.local",
                password,
                null,
                true,
                Duration.ofSeconds(10));
    }

    MailSettings settings() {
        return to(server.getPortAllocated(), null);
    }

    /** Returns how to reach whatever listens on a port of this machine. */
    static MailSettings to(int port, @Nullable Boolean starttls) {
        return new MailSettings(
                "127.0.0.1", port, null, null, "Студия <studio@neurocards.local>", starttls, Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements org.subethamail.smtp.MessageHandler {

        private String recipient = "";

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (answer != 250) {
                throw new RejectException(answer, "No <" + recipient + ">");
            }
            this.recipient = recipient;
        }

        @Override
        public String data(java.io.InputStream data) throws java.io.IOException {
            try {
                var message = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
                received.add(new Received(recipient, message));
                return "taken";
            } catch (MessagingException e) {
                throw new java.io.IOException(e);
            }
        }

        @Override
        public void done() {}
    }
}
