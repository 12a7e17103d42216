package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.EmailCodes.EmailCode;
import io.neurocards.accounts.EmailCodes.Purpose;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeMailTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final CodeMail codeMail = new CodeMail(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_russian_gets_the_code_in_russian() {
        var mail = codeMail.write(ID, code(Purpose.SIGN_UP, Locale.of("ru")));

        assertThat(mail.id()).isEqualTo(ID.toString());
        assertThat(mail.to()).isEqualTo("anna@example.com");
        assertThat(mail.subject()).isEqualTo("042917 — код для входа в NeuroCards");
        assertThat(mail.text())
                .startsWith("Здравствуйте!\n\nЧтобы подтвердить адрес")
                .contains("\n\n042917\n\n", "ещё 15 мин.");
        assertThat(mail.html()).contains("<html lang=\"ru\">", ">042917<", "Здравствуйте!");
    }

    @Test
    void an_english_speaker_gets_it_in_english_on_any_machine() {
        var mail = codeMail.write(ID, code(Purpose.PASSWORD_RESET, Locale.ENGLISH));

        assertThat(mail.subject()).isEqualTo("042917 is your NeuroCards password code");
        assertThat(mail.text()).contains("To choose a new password", "\n\n042917\n\n", "15 more min.");
    }

    @ParameterizedTest
    @EnumSource
    void no_mail_has_a_gap_in_any_language(Purpose purpose) {
        for (var locale : new Locale[] {Locale.of("ru"), Locale.ENGLISH}) {
            var mail = codeMail.write(ID, code(purpose, locale));

            assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("{0}", "null", "%s");
        }
    }

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        assertThat(texts("ru").stringPropertyNames())
                .isEqualTo(texts("en").stringPropertyNames())
                .isNotEmpty();
    }

    private static Properties texts(String language) throws IOException {
        var name = "/messages/mail_" + language + ".properties";
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(CodeMailTest.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }

    @Test
    void a_mail_does_not_print_its_code() {
        assertThat(codeMail.write(ID, code(Purpose.SIGN_UP, Locale.ENGLISH)).toString())
                .doesNotContain("042917", "anna");
    }

    private static EmailCode code(Purpose purpose, Locale locale) {
        return new EmailCode("anna@example.com", "042917", purpose, locale, NOW.plus(Duration.ofMinutes(15)));
    }
}
