package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.shared.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartupTableTest {

    @Test
    void the_demo_says_where_to_look() throws IOException {
        var text = table(
                        Mode.DEMO,
                        Map.of(
                                "local.server.port",
                                "4711",
                                "neurocards.mail.host",
                                "127.0.0.1",
                                "neurocards.mail.port",
                                "2525",
                                "neurocards.telegram.sandbox",
                                "true"))
                .text();

        assertThat(text)
                .containsPattern("demo mode +on +no outside service is set")
                .containsPattern("web +on +open http://localhost:4711")
                .containsPattern("database +on +embedded PostgreSQL in the folder ./data/postgres")
                .containsPattern("storage +on +in the folder ./data/storage")
                .containsPattern("e-mail +on +through 127.0.0.1:2525")
                .containsPattern("telegram bot +on +in the sandbox: http://localhost:4711/sandbox/telegram")
                .containsPattern("proxies +off ")
                .containsPattern("local model +on +ffmpeg \\d.*, (system|bundled): .*ffmpeg")
                .containsPattern("mailbox +on +http://localhost:4711/sandbox/mail");
    }

    @Test
    void production_says_what_is_off_and_shows_no_login() throws IOException {
        var text = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.database.url",
                                "postgres://ann:s3cret@db/shop",
                                "neurocards.web.public-base-url",
                                "https://studio.test"))
                .text();

        assertThat(text)
                .containsPattern("production mode +on +an outside service is set")
                .containsPattern("web +on +open https://studio.test")
                .containsPattern("database +on +the PostgreSQL that DATABASE_URL names")
                .containsPattern("e-mail +off +SMTP_SERVER is not set")
                .containsPattern("mailbox +off ")
                .containsPattern("telegram bot +off +BOT_TOKEN is not set")
                .doesNotContain("s3cret", "ann");
    }

    @Test
    void a_bot_says_how_it_hears_and_shows_no_token() throws IOException {
        var asking = table(Mode.PRODUCTION, Map.of("neurocards.telegram.token", "424242:secret"))
                .text();
        var called = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.telegram.token",
                                "424242:secret",
                                "neurocards.telegram.mode",
                                "webhook",
                                "neurocards.web.public-base-url",
                                "https://studio.test",
                                "neurocards.proxies.file",
                                "/etc/proxies.txt"))
                .text();

        assertThat(asking)
                .containsPattern("telegram bot +on +asks https://api.telegram.org for what is new")
                .doesNotContain("secret");
        assertThat(called)
                .containsPattern("telegram bot +on +hears from .* at https://studio.test/telegram/webhook")
                .containsPattern("proxies +on +from /etc/proxies.txt for all")
                .doesNotContain("secret");
    }

    @Test
    void paid_providers_are_told_with_how_many_keys_they_have_and_never_which() throws IOException {
        var off = table(Mode.PRODUCTION, Map.of()).text();
        var on = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.providers.kie.keys",
                                "s3cretA,s3cretB;s3cretC",
                                "neurocards.providers.kling.access-key",
                                "s3cretD",
                                "neurocards.providers.kling.base-url",
                                "http://localhost:9000/sandbox/kling",
                                "neurocards.providers.openai.api-key",
                                "s3cretE"))
                .text();

        assertThat(off)
                .containsPattern("kie models +off +KIE_API_KEY is not set")
                .containsPattern("kling models +off +KLING_API_KEY is not set")
                .containsPattern("prompt writer +off +OPENAI_API_KEY is not set");
        assertThat(on)
                .containsPattern("kie models +on +3 keys of 2 accounts")
                .containsPattern("kling models +on +1 key of 1 account, at http://localhost:9000/sandbox/kling")
                .containsPattern("prompt writer +on +with a key")
                .doesNotContain("s3cret");
    }

    private static StartupTable table(Mode mode, Map<String, Object> properties) throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new StartupTable(environment, mode, Ffmpeg.find(null, Path.of("target", "test-programs")));
    }
}
