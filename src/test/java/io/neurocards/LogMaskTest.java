package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

class LogMaskTest {

    private static final String BOT_TOKEN = "424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail to <HIDE>ann.smith+shop@example.co.uk</HIDE> failed",
                "https://api.telegram.org/bot<HIDE>424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7</HIDE>/getMe",
                "Authorization: Bearer <HIDE>abc.def-123</HIDE>",
                "password=<HIDE>correct-horse</HIDE>",
                "{\"access_token\":\"<HIDE>s3cr3tvalue</HIDE>\"}",
                "key <HIDE>nk_live_0123456789abcdef</HIDE> was refused",
                "<HIDE>sk_live_0123456789abcdef</HIDE> and <HIDE>whsec_0123456789abcdef</HIDE>",
                "jdbc:postgresql://<HIDE>ann:s3cret</HIDE>@db:5432/shop",
                "\"code\":\"<HIDE>123456</HIDE>\"",
                "token <HIDE>eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln</HIDE>",
                "?expires=1&signature=<HIDE>0123abcd</HIDE>&x=1",
                "the operator's <HIDE>very own mail password</HIDE> as it is set"
            })
    void what_has_the_form_of_a_secret_or_is_one_that_is_set_is_not_written(String marked) {
        var mask = new LogMask(List.of("very own mail password"));
        var hidden = marked.replaceAll("(?s).*?<HIDE>(.*?)</HIDE>.*", "$1");

        assertThat(mask.masked(marked.replaceAll("</?HIDE>", "")))
                .contains("***")
                .doesNotContain(hidden);
    }

    @Test
    void what_is_no_secret_stays() {
        var text =
                "Request: method=GET, route=/v1/videos/{job_id}, status=404, ms=12, code=not_found, job=01a20651-11d1-705c";

        assertThat(new LogMask(List.of("", "abc")).masked(text)).isEqualTo(text);
    }

    @Test
    void a_line_for_programs_says_whose_it_is_and_hides_what_is_set() {
        var line = new JsonLines(environment()).format(event());

        var read = JsonMapper.builder().build().readTree(line);
        assertThat(read.path("level").asString()).isEqualTo("WARN");
        assertThat(read.path("message").asString()).isEqualTo("Refused: by=***, to=***@***");
        assertThat(read.path("request").asString()).isEqualTo("r-1");
        assertThat(read.path("account").asString()).isEqualTo("p-1");
        assertThat(read.path("job").asString()).isEqualTo("video/1");
        assertThat(read.path("failure").asString())
                .contains("IllegalStateException")
                .doesNotContain(BOT_TOKEN);
        assertThat(line).endsWith("\n").doesNotContain(BOT_TOKEN);
        assertThat(line.strip()).doesNotContain("\n");
    }

    @Test
    void a_line_for_people_marks_its_level_and_hides_the_same() {
        var line = new PlainLines(environment()).format(event());

        assertThat(line)
                .contains("⚠️ WARN", "LogMaskTest: Refused: by=***, to=***@***", "account=p-1", "request=r-1")
                .contains("IllegalStateException")
                .doesNotContain(BOT_TOKEN, "example.com");
    }

    private static StandardEnvironment environment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("neurocards.telegram.token", BOT_TOKEN)));
        return environment;
    }

    private static LoggingEvent event() {
        var event = new LoggingEvent(
                "",
                new LoggerContext().getLogger(LogMaskTest.class),
                Level.WARN,
                "Refused: by={}, to={}",
                new IllegalStateException("at " + BOT_TOKEN),
                new Object[] {BOT_TOKEN, "ann@example.com"});
        event.setMDCPropertyMap(Map.of("request", "r-1", "account", "p-1", "job", "video/1"));
        return event;
    }
}
