package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.MovableClock;
import io.neurocards.shared.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Calls for help through a real mail server that wants STARTTLS and a password. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class CallByTlsMailTest {

    private static final String PASSWORD = "pl4nted-password";

    @TempDir
    private static Path folder;

    private static SSLContext certificate;

    private final MovableClock clock = new MovableClock();

    @BeforeAll
    static void make() throws Exception {
        certificate = SelfSigned.context(folder.resolve("mail.p12"), 2, "localhost");
    }

    @Test
    void an_alert_goes_over_an_encrypted_line_after_the_password_was_taken(CapturedOutput output) throws Exception {
        try (var server = new SmtpServer(certificate, PASSWORD)) {
            way(server.settings(PASSWORD), certificate).send(letter());

            assertThat(server.received)
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.recipient()).isEqualTo("one@example.org"));
            assertThat(server.logins).containsExactly("studio@neurocards.local");
            assertThat(output.getAll()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_server_without_starttls_is_told_nothing() throws Exception {
        try (var server = new SmtpServer()) {
            var settings = new MailSettings(
                    "localhost",
                    server.settings().port(),
                    "studio@neurocards.local",
                    PASSWORD,
                    null,
                    true,
                    Duration.ofSeconds(10));

            assertThatThrownBy(() -> way(settings, certificate).send(letter()))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining(PASSWORD);
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_the_password() throws Exception {
        try (var server = new SmtpServer(certificate, PASSWORD)) {
            assertThatThrownBy(() -> way(server.settings(PASSWORD), null).send(letter()))
                    .isInstanceOf(IOException.class);
            assertThat(server.logins).isEmpty();
            assertThat(server.received).isEmpty();
        }
    }

    @Test
    void a_wrong_password_is_said_once_and_never_shown_and_the_alert_goes_once_it_is_right(CapturedOutput output)
            throws Exception {
        try (var server = new SmtpServer(certificate, PASSWORD)) {
            var ends = new Outbox.Ends(letters -> letters.getFirst(), _ -> {});
            var outbox = new Outbox("mail", way(server.settings("wr0ng-password"), certificate), ends, clock);
            outbox.take(List.of(letter()));
            for (var look = 0; look < 4; look++) {
                outbox.deliver();
                clock.advance(Duration.ofMinutes(10));
            }

            assertThat(server.received).isEmpty();
            assertThat(server.logins).hasSize(4);
            assertThat(outbox.failing().reason()).contains("MailAuthenticationException");
            assertThat(output.getAll())
                    .containsOnlyOnce("MailAuthenticationException")
                    .doesNotContain("wr0ng-password", PASSWORD);
        }
    }

    private static CallByMail way(MailSettings settings, SSLContext trusted) {
        return new CallByMail(
                Mailer.over(settings, trusted == null ? null : trusted.getSocketFactory()),
                new AlertSettings(List.of("one@example.org"), null, null, Locale.ENGLISH, ""));
    }

    private Letter letter() {
        var id = UUID.randomUUID();
        return new Letter(
                id,
                id,
                "no-worker",
                clock.instant(),
                false,
                false,
                "NeuroCards, critical",
                "no worker",
                "No worker",
                "No worker");
    }
}
