package io.neurocards.providers.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WriterCheckTest {

    private final TestWriter service = new TestWriter();

    WriterCheckTest() throws IOException {}

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void the_models_are_asked_for_with_each_key_and_nothing_is_bought() throws Exception {
        service.answers(200, """
                {"object": "list", "data": [{"id": "ears-1"}, {"id": "eyes-1"}]}""");

        assertThat(look("one,two")).contains("2 keys are taken, and eyes-1 is among the models");

        assertThat(service.asked()).extracting(TestWriter.Asked::path).containsExactly("/v1/models", "/v1/models");
        assertThat(service.asked())
                .extracting(TestWriter.Asked::authorization)
                .containsExactly("Bearer one", "Bearer two");
        assertThat(look("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {}                          | is refused (401): set OPENAI_API_KEY anew",
                "404 | {}                          | is OPENAI_BASE_URL right",
                "500 | {}                          | was answered 500: try again later",
                "200 | {\"data\": [{\"id\": \"x\"}]} | does not open eyes-1: set OPENAI_MODEL",
                "200 | <html>                      | something else than a list of models",
            })
    void what_is_wrong_is_said_with_what_to_do_and_without_the_key(int status, String body, String words) {
        service.answers(status, body);

        fails(words);
    }

    @Test
    void a_service_that_is_away_is_a_failure() {
        service.close();

        fails("got no answer (ConnectException)");
    }

    private void fails(String words) {
        assertThatThrownBy(() -> look("pl4nted"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words)
                .message()
                .startsWith("key " + WriterKey.of("pl4nted").fingerprint() + " ")
                .doesNotContain("pl4nted");
    }

    private Optional<String> look(String keys) throws IOException {
        var settings =
                new PromptSettings(keys, service.address(), "eyes-1", Duration.ofSeconds(10), 900, Duration.ofHours(1));
        return new WriterCheck(PromptsConfiguration.http(settings), settings, JsonMapper.shared()).look();
    }
}
