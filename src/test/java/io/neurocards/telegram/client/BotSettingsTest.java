package io.neurocards.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BotSettingsTest {

    @Test
    void unless_anything_is_set_there_is_no_bot_and_nobody_administers_it() {
        var settings = bound(Map.of());

        assertThat(settings.token()).isNull();
        assertThat(settings.mode()).isEqualTo(UpdateMode.POLLING);
        assertThat(settings.apiUrl()).isEqualTo("https://api.telegram.org");
        assertThat(settings.isAdmin(0)).isFalse();
        assertThatThrownBy(settings::requireToken).hasMessageContaining("BOT_TOKEN is not set");
    }

    @Test
    void settings_are_understood_and_the_secrets_are_not_shown() {
        var settings = bound(Map.of(
                "neurocards.telegram.token", TelegramServer.TOKEN,
                "neurocards.telegram.mode", "webhook",
                "neurocards.telegram.webhook-secret", "a-secret-of-the-webhook",
                "neurocards.telegram.public-base-url", "https://studio.test",
                "neurocards.telegram.api-url", "http://localhost:8081/",
                "neurocards.telegram.admin-ids", "424242, 434343",
                "neurocards.telegram.welcome-video-file-ids", "BAAC1,BAAC2"));

        assertThat(settings.botId()).isEqualTo(424242);
        assertThat(settings.apiUrl()).isEqualTo("http://localhost:8081");
        assertThat(settings.isAdmin(434343)).isTrue();
        assertThat(settings.isAdmin(424243)).isFalse();
        assertThat(settings.welcomeVideoFileIds()).containsExactly("BAAC1", "BAAC2");
        assertThat(settings.toString()).doesNotContain("AAHk", "a-secret");
        assertThat(new BotAddress("http://localhost:8081", TelegramServer.TOKEN).toString())
                .doesNotContain("AAHk");
    }

    @Test
    void a_webhook_without_a_secret_or_an_address_is_refused_without_a_word_of_the_token() {
        var token = Map.of("neurocards.telegram.token", TelegramServer.TOKEN, "neurocards.telegram.mode", "webhook");

        assertThatThrownBy(() -> bound(token)).rootCause().hasMessageContaining("WEBHOOK_SECRET_TOKEN");
        assertThatThrownBy(() -> bound(Map.of(
                        "neurocards.telegram.token", TelegramServer.TOKEN,
                        "neurocards.telegram.mode", "webhook",
                        "neurocards.telegram.webhook-secret", "a-secret-of-the-webhook")))
                .rootCause()
                .hasMessageContaining("PUBLIC_BASE_URL")
                .hasMessageNotContaining("AAHk");
    }

    @Test
    void more_films_than_an_album_holds_are_refused() {
        var films = IntStream.range(0, 11).mapToObj(number -> "BAAC" + number).collect(Collectors.joining(","));

        assertThatThrownBy(() -> bound(Map.of("neurocards.telegram.welcome-video-file-ids", films)))
                .rootCause()
                .hasMessageContaining("at most 10");
    }

    private static BotSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("neurocards.telegram", BotSettings.class);
    }
}
