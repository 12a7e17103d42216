package io.neurocards.sandbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** The mail server of the demo: takes whatever this machine sends, and delivers to nobody but the mailbox page. */
@Component
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
final class SandboxMailServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SandboxMailServer.class);
    private static final int LARGEST_MAIL = 1024 * 1024;

    private final SandboxMailbox mailbox;
    private final SandboxMailSettings settings;
    private volatile @Nullable SMTPServer server;

    SandboxMailServer(SandboxMailbox mailbox, SandboxMailSettings settings) {
        this.mailbox = mailbox;
        this.settings = settings;
    }

    /** Before anything that could send, and stopped after it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        var started = SMTPServer.port(settings.smtpPort())
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("NeuroCards sandbox")
                .maxMessageSize(LARGEST_MAIL)
                .messageHandler((_, _, to, data) -> deliver(to, data))
                .build();
        started.start();
        server = started;
        log.info("Sandbox mail server started: port={}; mails are shown at /sandbox/mail", started.getPortAllocated());
    }

    private void deliver(String recipient, byte[] data) throws RejectException {
        try {
            mailbox.deliver(recipient, data);
        } catch (MessagingException | IOException e) {
            log.warn("Sandbox mail refused: reason={}", e.getClass().getSimpleName());
            throw new RejectException(554, "This is not a mail");
        }
    }

    /**
     * Returns the port on which it listens.
     *
     * @throws IllegalStateException when it is not running
     */
    int port() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("The sandbox mail server is not running");
        }
        return running.getPortAllocated();
    }

    @Override
    public void stop() {
        var running = server;
        if (running != null) {
            running.stop();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
