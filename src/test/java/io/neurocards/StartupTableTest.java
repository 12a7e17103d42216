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
                                "2525"))
                .text();

        assertThat(text)
                .containsPattern("demo mode +on +no outside service is set")
                .containsPattern("web +on +open http://localhost:4711")
                .containsPattern("database +on +embedded PostgreSQL in the folder ./data/postgres")
                .containsPattern("storage +on +in the folder ./data/storage")
                .containsPattern("e-mail +on +through 127.0.0.1:2525")
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
                .doesNotContain("s3cret", "ann");
    }

    private static StartupTable table(Mode mode, Map<String, Object> properties) throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new StartupTable(environment, mode, Ffmpeg.find(null, Path.of("target", "test-programs")));
    }
}
