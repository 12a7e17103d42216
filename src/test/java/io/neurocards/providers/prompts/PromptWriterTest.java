package io.neurocards.providers.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.prompts.WriterAnswer.Reason;
import io.neurocards.providers.prompts.WriterAnswer.Unavailable;
import io.neurocards.providers.prompts.WriterAnswer.Written;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class PromptWriterTest {

    private static final String KEY = "planted-secret-key";

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private TestWriter service;

    @BeforeEach
    void open() throws IOException {
        service = new TestWriter();
    }

    @AfterEach
    void close() {
        service.close();
        database.close();
    }

    @Test
    void a_commission_is_one_request_with_both_messages_a_small_photo_and_the_form_of_the_answer() throws Exception {
        service.writes("Look!", "A woman at a table.", "A woman shows the mug.");

        var answer = writer(KEY).write(new Commission("Write a clip.", "The product: a mug", photo(2000, 3000)));

        assertThat(answer)
                .isEqualTo(new Written(new Scenario("Look!", "A woman at a table.", "A woman shows the mug.")));
        assertThat(service.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/v1/chat/completions");
            assertThat(asked.authorization()).isEqualTo("Bearer " + KEY);
            assertThat(asked.body().path("model").asString()).isEqualTo("eyes-1");
            assertThat(asked.body().path("temperature").asDouble()).isEqualTo(0.7);
            assertThat(asked.body().path("max_completion_tokens").asInt()).isEqualTo(900);
            assertThat(asked.body().at("/response_format/type").asString()).isEqualTo("json_schema");
            assertThat(asked.body()
                            .at("/response_format/json_schema/schema/required")
                            .toString())
                    .isEqualTo("[\"spoken_text\",\"scene\",\"final_prompt\"]");
            assertThat(asked.body().at("/messages/0/role").asString()).isEqualTo("system");
            assertThat(asked.instructions()).isEqualTo("Write a clip.");
            assertThat(asked.words()).isEqualTo("The product: a mug");
            var image =
                    image(asked.body().at("/messages/1/content/1/image_url/url").asString());
            assertThat(image.getHeight()).isEqualTo(768);
            assertThat(image.getWidth()).isEqualTo(512);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "429,insufficient_quota,insufficient_quota,QUOTA",
        "429,insufficient_quota,credit_balance_exhausted,QUOTA",
        "402,-,-,QUOTA",
        "401,invalid_request_error,invalid_api_key,REFUSED",
        "403,-,unsupported_country_region_territory,REFUSED",
        "404,-,model_not_found,REFUSED",
        "400,invalid_request_error,content_policy_violation,UNUSABLE"
    })
    void what_does_not_pass_by_itself_is_asked_once(int status, String type, String code, Reason reason)
            throws Exception {
        service.fails(status, type, code);

        assertThat(write(KEY)).isEqualTo(new Unavailable(reason));

        assertThat(service.asked()).hasSize(1);
        assertThat(service.pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429,rate_limit_exceeded", "500,server_error", "503,server_is_overloaded"})
    void what_may_pass_is_asked_three_times_two_seconds_apart(int status, String code) throws Exception {
        service.fails(status, "requests", code).fails(status, "requests", code).writes("a", "b", "c");

        assertThat(write(KEY)).isEqualTo(new Written(new Scenario("a", "b", "c")));

        assertThat(service.asked()).hasSize(3);
        assertThat(service.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void a_service_that_never_recovers_is_given_up_after_the_third_time() throws Exception {
        service.fails(500, "server_error", "server_error");

        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.AWAY));

        assertThat(service.asked()).hasSize(3);
    }

    @Test
    void a_service_that_does_not_answer_is_left_when_the_time_is_over() throws Exception {
        service.sleeps();
        var began = System.nanoTime();
        var real = service.writer(database, java.time.Clock.systemUTC(), KEY, Duration.ofMillis(300));

        var answer = real.write(commission());

        assertThat(answer).isEqualTo(new Unavailable(Reason.AWAY));
        assertThat(service.asked()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void a_pause_that_the_service_asks_for_is_kept_by_everybody_when_it_is_longer_than_a_clip_waits() throws Exception {
        service.answers(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}", "Retry-After", "40")
                .writes("a", "b", "c");

        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.RATE_LIMIT));
        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.RESTING));
        clock.advance(Duration.ofSeconds(41));

        assertThat(write(KEY)).isInstanceOf(Written.class);
        assertThat(service.asked()).hasSize(2);
    }

    @Test
    void a_dead_key_rests_for_all_processes_until_its_time_is_over() throws Exception {
        service.fails(429, "insufficient_quota", "insufficient_quota").writes("a", "b", "c");

        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.QUOTA));
        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.RESTING));
        assertThat(service.asked()).hasSize(1);
        clock.advance(Duration.ofMinutes(61));

        assertThat(write(KEY)).isInstanceOf(Written.class);
    }

    @Test
    void another_key_takes_over_from_one_without_quota() throws Exception {
        service.fails(429, "insufficient_quota", "insufficient_quota").writes("a", "b", "c");

        assertThat(write("first-key, second-key")).isInstanceOf(Written.class);

        assertThat(service.asked())
                .extracting(TestWriter.Asked::authorization)
                .containsExactly("Bearer first-key", "Bearer second-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A lovely clip!",
                "{\"spoken_text\":\"a\",\"scene\":\"b\"}",
                "{\"spoken_text\":\"a\",\"scene\":\"  \",\"final_prompt\":\"c\"}",
                "{\"spoken_text\":1,\"scene\":\"b\",\"final_prompt\":\"c\"}",
                "{\"spoken_text\":\"a\",\"scene\":\"b\",\"final_prompt\":\"c"
            })
    void an_answer_in_another_form_is_not_used(String content) throws Exception {
        service.says(content);

        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.UNUSABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>captcha</html>",
                "[]",
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I can't\"}}]}"
            })
    void an_answer_that_says_nothing_is_not_used(String body) throws Exception {
        service.answers(200, body);

        assertThat(write(KEY)).isEqualTo(new Unavailable(Reason.UNUSABLE));
    }

    @Test
    void without_a_key_nobody_is_asked() throws Exception {
        assertThat(writer(" ").isConfigured()).isFalse();
        assertThat(write(" ")).isEqualTo(new Unavailable(Reason.OFF));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void a_file_that_is_no_photo_does_not_stop_a_clip() throws Exception {
        var answer = writer(KEY).write(new Commission("Write.", "A mug", new byte[] {1, 2, 3}));

        assertThat(answer).isEqualTo(new Unavailable(Reason.UNUSABLE));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void neither_the_key_nor_a_customers_words_are_found_in_logs_or_tables(CapturedOutput output) throws Exception {
        service.fails(401, "invalid_request_error", "invalid_api_key");

        writer(KEY).write(new Commission("Write.", "A secret-product", photo(20, 30)));

        assertThat(output.getAll())
                .contains("Nothing was written for a clip")
                .doesNotContain("planted-secret")
                .doesNotContain("secret-product");
        assertThat(database.jdbc()
                        .sql("select p::text from prompt_pauses p")
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("refused").doesNotContain("planted-secret"));
        assertThat(new PromptSettings(KEY, "http://x", "m", Duration.ofSeconds(1), 900, Duration.ofHours(1)).toString())
                .doesNotContain("planted-secret");
        assertThat(WriterKey.of(KEY).toString()).doesNotContain("planted-secret");
    }

    private WriterAnswer write(String keys) throws InterruptedException, IOException {
        return writer(keys).write(commission());
    }

    private PromptWriter writer(String keys) {
        return service.writer(database, clock, keys);
    }

    private static Commission commission() throws IOException {
        return new Commission("Write.", "A mug", photo(20, 30));
    }

    private static byte[] photo(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage image(String address) throws IOException {
        assertThat(address).startsWith("data:image/jpeg;base64,");
        var bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
