package io.neurocards.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailSettingsTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void without_a_host_mail_is_off() {
        assertThat(bind(Map.of())).isEqualTo(new MailSettings(null, 587, null, null, null, null, TEN_SECONDS));
        assertThat(bind(Map.of()).isConfigured()).isFalse();
        assertThat(bind(Map.of("neurocards.mail.host", " ")).isConfigured()).isFalse();
    }

    @Test
    void every_setting_can_be_set() {
        var settings = bind(Map.of(
                "neurocards.mail.host", "smtp.example.com",
                "neurocards.mail.port", "2525",
                "neurocards.mail.username", "studio",
                "neurocards.mail.password", "secret",
                "neurocards.mail.from", "Studio <studio@example.com>",
                "neurocards.mail.starttls", "false",
                "neurocards.mail.timeout", "3s"));

        assertThat(settings)
                .isEqualTo(new MailSettings(
                        "smtp.example.com",
                        2525,
                        "studio",
                        "secret",
                        "Studio <studio@example.com>",
                        false,
                        Duration.ofSeconds(3)));
        assertThat(settings.isConfigured()).isTrue();
        assertThat(settings.requiresStarttls()).isFalse();
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void a_server_elsewhere_must_encrypt() {
        assertThat(of("smtp.example.com", 587).requiresStarttls()).isTrue();
        assertThat(of("smtp.example.com", 465).usesTls()).isTrue();
        assertThat(of("smtp.example.com", 465).requiresStarttls()).isFalse();
        assertThat(of("127.0.0.1", 2525).requiresStarttls()).isFalse();
    }

    private static MailSettings of(String host, int port) {
        return new MailSettings(host, port, null, null, "studio@example.com", null, TEN_SECONDS);
    }

    @Test
    void the_user_name_is_who_mails_are_from_unless_somebody_else_is_named() throws Exception {
        var settings =
                new MailSettings("smtp.example.com", 587, "studio@example.com", "secret", null, null, TEN_SECONDS);

        assertThat(settings.sender().getAddress()).isEqualTo("studio@example.com");
    }

    @Test
    void a_server_without_an_address_to_send_from_stops_the_start() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("neurocards.mail.host", "smtp.example.com")))
                .withStackTraceContaining("neurocards.mail.from");
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of(
                        "neurocards.mail.host", "smtp.example.com", "neurocards.mail.from", "studio@x\nBcc: a@b.c")))
                .withStackTraceContaining("neurocards.mail.from");
    }

    private static MailSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("neurocards.mail", MailSettings.class);
    }
}
