package io.neurocards.sandbox.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the chat takes, refuses and writes. */
class OpenaiRulesTest {

    private static final String CHAT = "/chat/completions";
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["spoken_text", "scene", "prompt", "mood"],
             "properties": {"spoken_text": {"type": "string", "maxLength": 30}, "scene": {"type": "string"},
              "prompt": {"type": "string"}, "mood": {"type": "string", "enum": ["calm", "bright"]}}}""";

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static VendorCalls openai;

    @BeforeAll
    static void start() {
        sandbox = SandboxProviders.start(folder);
        openai = new VendorCalls(sandbox.openai(), SandboxProviders.OPENAI_KEY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String request(String words) {
        return """
                {"model": "gpt-4o-mini", "messages": [{"role": "system", "content": "Write an advert"},
                 {"role": "user", "content": [{"type": "text", "text": "%s"},
                  {"type": "image_url", "image_url": {"url": "data:image/jpeg;base64,/9j/4AAQ", "detail": "low"}}]}],
                 "response_format": {"type": "json_schema", "json_schema": {"name": "scenario", "strict": true, "schema": %s}}}
                """.formatted(words, SCHEMA);
    }

    private static JsonNode written(JsonNode answer) {
        return Json.read(answer.at("/choices/0/message/content").stringValue());
    }

    @Test
    void the_document_fits_the_schema_and_speaks_of_what_was_asked() throws Exception {
        var answer = openai.post(CHAT, request("Керамическая кружка ручной работы"));

        var document = written(answer);
        assertThat(document.propertyNames()).containsExactlyInAnyOrder("spoken_text", "scene", "prompt", "mood");
        assertThat(document.path("spoken_text").stringValue()).hasSizeBetween(1, 30);
        assertThat(document.path("mood").stringValue()).isIn("calm", "bright");
        assertThat(document.path("prompt").stringValue()).containsAnyOf("керамическая", "кружка", "ручной", "работы");
        assertThat(answer.at("/usage/total_tokens").intValue()).isGreaterThan(85);
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void the_same_request_has_the_same_answer_and_another_variation_another() throws Exception {
        var first = written(openai.post(CHAT, request("A ceramic mug, variation 1")));
        var again = written(openai.post(CHAT, request("A ceramic mug, variation 1")));
        var second = written(openai.post(CHAT, request("A ceramic mug, variation 2 of three")));

        assertThat(again).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest(name = "{0} → {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            "model": "gpt-4o-mini" | "model": "nobody" | 404 | model_not_found
            "model": "gpt-4o-mini", | | 400 | missing_required_parameter
            "model": "gpt-4o-mini" | "model": "gpt-5-mini", "max_tokens": 500 | 400 | unsupported_parameter
            "model": "gpt-4o-mini" | "model": "gpt-4o-mini", "temperature": 3 | 400 | invalid_value
            "role": "user" | "role": "customer" | 400 | invalid_value
            {"url": "data:image/jpeg;base64,/9j/4AAQ", "detail": "low"} | "data:image/jpeg;base64,/9j/4AAQ" | 400 | invalid_type
            data:image/jpeg;base64,/9j/4AAQ | data:image/jpeg;base64,AAAA | 400 | invalid_image_format
            data:image/jpeg;base64,/9j/4AAQ | file:///etc/hostname | 400 | invalid_image_url
            "name": "scenario" | "name": "my scenario" | 400 | invalid_value
            "additionalProperties": false | "additionalProperties": true | 400 | invalid_json_schema
            , "mood"] | ] | 400 | invalid_json_schema
            """)
    void what_it_does_not_take_is_refused(String good, String bad, int status, String code) throws Exception {
        var request = request("A mug").replace(good, bad == null ? "" : bad);

        var answer = openai.exchange(CHAT, request);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Json.read(answer.body()).at("/error/code").stringValue()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            NO_CREDITS,429,insufficient_quota
            TOO_MANY_REQUESTS,429,requests
            KEY_REFUSED,401,invalid_request_error
            SERVER_ERROR,500,server_error
            MAINTENANCE,503,service_unavailable_error
            """)
    void trouble_comes_in_its_own_words_and_once(Kind kind, int status, String type) throws Exception {
        sandbox.order(Fault.of(kind).at("openai", "chat"));

        var answer = openai.exchange(CHAT, request("A mug"));
        var next = openai.exchange(CHAT, request("A mug"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Json.read(answer.body()).at("/error/type").stringValue()).isEqualTo(type);
        assertThat(next.statusCode()).isEqualTo(200);
    }

    @Test
    void it_may_refuse_stop_short_say_nothing_or_forget_the_format() throws Exception {
        sandbox.order(Fault.of(Kind.CHAT_REFUSAL));
        sandbox.order(Fault.of(Kind.CHAT_CUT_SHORT));
        sandbox.order(Fault.of(Kind.CHAT_NOTHING));
        sandbox.order(Fault.of(Kind.CHAT_NO_JSON));

        var refusal = openai.post(CHAT, request("A mug")).at("/choices/0");
        var cut = openai.post(CHAT, request("A mug")).at("/choices/0");
        var nothing = openai.post(CHAT, request("A mug")).at("/choices/0");
        var chatter = openai.post(CHAT, request("A mug")).at("/choices/0");

        assertThat(refusal.at("/message/content").isNull()).isTrue();
        assertThat(refusal.at("/message/refusal").stringValue()).isNotBlank();
        assertThat(cut.path("finish_reason").stringValue()).isEqualTo("length");
        assertThat(nothing.at("/message/content").stringValue()).isEmpty();
        assertThat(chatter.at("/message/content").stringValue()).startsWith("Sure!");
    }
}
