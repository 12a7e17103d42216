package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.notifications.Mailer.Outcome;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailerTest {

    private static final Mail MAIL =
            new Mail("0190", "anna@example.com", "123456 — код", "Здравствуйте!\n123456\n", "<p>Здравствуйте!</p>");

    private final SmtpServer server = new SmtpServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_mail_arrives_as_text_and_html_with_its_subject() throws Exception {
        var outcome = Mailer.over(server.settings()).send(MAIL);

        assertThat(outcome).isEqualTo(new Outcome.Sent());
        var received = server.received.getFirst();
        assertThat(received.recipient()).isEqualTo("anna@example.com");
        assertThat(received.message().getSubject()).isEqualTo("123456 — код");
        assertThat(received.message().getMessageID()).isEqualTo("<0190@neurocards.local>");
        assertThat(received.message().getFrom()[0].toString()).contains("studio@neurocards.local");
        assertThat(received.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(contents(received.message())).containsExactly("Здравствуйте!\r\n123456\r\n", "<p>Здравствуйте!</p>");
    }

    @Test
    void the_same_mail_sent_again_is_recognisable_as_a_copy() throws Exception {
        var mailer = Mailer.over(server.settings());

        mailer.send(MAIL);
        mailer.send(MAIL);

        assertThat(server.received).hasSize(2);
        assertThat(server.received.get(0).message().getMessageID())
                .isEqualTo(server.received.get(1).message().getMessageID());
    }

    @Test
    void an_address_that_the_server_will_never_take_is_refused() {
        server.answer = 550;

        assertThat(Mailer.over(server.settings()).send(MAIL)).isEqualTo(new Outcome.Refused());
    }

    @Test
    void a_server_that_is_busy_may_be_tried_again_and_the_reason_names_nobody() {
        server.answer = 451;

        var outcome = Mailer.over(server.settings()).send(MAIL);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.toString()).contains("SMTPAddressFailedException").doesNotContain("anna");
    }

    @Test
    void a_server_that_is_away_may_be_tried_again() {
        server.close();

        assertThat(Mailer.over(server.settings()).send(MAIL)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_server_elsewhere_that_does_not_encrypt_gets_no_mail() {
        var port = server.settings().port();
        var encrypted = SmtpServer.to(port, true);

        assertThat(Mailer.over(encrypted).send(MAIL)).isInstanceOf(Outcome.Failed.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void an_address_with_a_line_break_never_reaches_the_server() {
        var mail = new Mail("0190", "anna@example.com\r\nBcc: bob@example.com", "subject", "text", "html");

        assertThat(Mailer.over(server.settings()).send(mail)).isInstanceOf(Outcome.Failed.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void a_subject_with_a_line_break_adds_no_header() throws Exception {
        var mail = new Mail("0190", "anna@example.com", "Hello\r\nBcc: bob@example.com", "text", "html");

        Mailer.over(server.settings()).send(mail);

        assertThat(server.received).hasSizeLessThan(2).allSatisfy(received -> {
            assertThat(received.recipient()).isEqualTo("anna@example.com");
            assertThat(received.message().getHeader("Bcc")).isNull();
        });
    }

    @Test
    void mail_that_is_off_says_so() {
        var off = new MailSettings(null, 587, null, null, null, null, Duration.ofSeconds(1));

        assertThat(Mailer.over(off).send(MAIL)).isEqualTo(new Outcome.Failed("mail is off"));
    }

    @Test
    void a_server_that_never_says_a_word_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = SmtpServer.to(silent.getLocalPort(), null);
            var start = System.nanoTime();

            var outcome = Mailer.over(settings).send(MAIL);

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(System.nanoTime() - start).isBetween(1_900_000_000L, 20_000_000_000L);
        }
    }

    private static List<String> contents(Part part) throws Exception {
        var contents = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                contents.addAll(contents(parts.getBodyPart(index)));
            }
        } else {
            contents.add(part.getContent().toString());
        }
        return contents;
    }
}
