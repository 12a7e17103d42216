package io.neurocards.providers.kie;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.MovableClock;
import io.neurocards.providers.FailureReason;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.KeyTrouble;
import io.neurocards.providers.SubmitAnswer.ModelAway;
import io.neurocards.providers.SubmitAnswer.Refused;
import io.neurocards.providers.SubmitAnswer.Submitted;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.SubmitAnswer.TryLater;
import io.neurocards.providers.SubmitAnswer.Uncertain;
import io.neurocards.providers.Task;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.vendors.ApiKey;
import io.neurocards.providers.vendors.Exchange;
import io.neurocards.providers.vendors.Vendor.Told;
import io.neurocards.providers.wire.Attempts;
import io.neurocards.providers.wire.VendorServer;
import io.neurocards.providers.wire.VendorServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KieVendorTest {

    private static final String UPLOAD = "/api/file-stream-upload";
    private static final String CREATE = "/api/v1/jobs/createTask";
    private static final String VEO = "/api/v1/veo/generate";
    private static final String RECORD = "/api/v1/jobs/recordInfo";
    private static final String VEO_RECORD = "/api/v1/veo/record-info";
    private static final String CREATED = "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"task_abc123\"}}";
    private static final ApiKey KEY = new ApiKey("kie", 1, "ab12", "planted-secret");
    private static final URI CALLBACK = URI.create("https://studio.example/callbacks/kie/1/mac");

    private final MovableClock clock = new MovableClock();
    private final VendorServer server = VendorServer.start();

    @TempDir
    Path folder;

    private Path photo = Path.of("");
    private KieVendor vendor = vendor(null);

    @BeforeEach
    void write() throws IOException {
        photo = Files.writeString(folder.resolve("photo.jpg"), "the bytes of a photo");
        vendor = vendor(null);
        server.answer(UPLOAD, 200, """
                {"success":true,"code":200,"msg":"ok","data":{"downloadUrl":"https://files.example/1.jpg"}}""");
        server.answer(CREATE, 200, CREATED);
        server.answer(VEO, 200, CREATED);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_clip_is_asked_for_as_the_market_wants_it_after_its_photo_was_uploaded() {
        var request = request("kling-2.6", 10);

        var exchange = vendor.create(KEY, request, CALLBACK);

        assertThat(exchange.answer()).isEqualTo(new Submitted("task_abc123"));
        assertThat(exchange.raw()).startsWith("HTTP 200\n").contains("task_abc123");
        assertThat(server.last(UPLOAD).body())
                .contains("the bytes of a photo", "name=\"uploadPath\"", request.attempt() + ".jpg");
        assertThat(server.last(UPLOAD).headers()).containsEntry("authorization", "Bearer planted-secret");
        assertThat(server.last(CREATE).headers()).containsEntry("authorization", "Bearer planted-secret");
        assertThat(server.last(CREATE).json()).isEqualTo(json("""
                {"model":"kling-2.6/image-to-video","callBackUrl":"https://studio.example/callbacks/kie/1/mac",
                 "input":{"sound":true,"prompt":"A mug turns slowly","image_urls":["https://files.example/1.jpg"],
                          "duration":"10"}}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kling-3.0 | 8 | {'image_urls':['P'],'sound':true,'duration':'8','aspect_ratio':'9:16','mode':'pro',"
                        + "'multi_shots':false,'multi_prompt':[]}",
                "kling-3.0-turbo | 8 | {'image_urls':['P'],'duration':'8','resolution':'1080p'}",
                "seedance-2 | 5 | {'first_frame_url':'P','duration':5,'aspect_ratio':'9:16','resolution':'720p',"
                        + "'generate_audio':true}",
                "wan-2.7 | 5 | {'first_frame_url':'P','duration':5,'resolution':'1080p'}",
                "minimax-h3 | 6 | {'first_frame_url':'P','duration':6,'resolution':'768P'}",
                "hailuo-2.3 | 6 | {'image_url':'P','duration':'6','resolution':'768P'}",
                "sora-2 | 15 | {'image_urls':['P'],'n_frames':'15','aspect_ratio':'portrait','remove_watermark':true}"
            })
    void every_model_gets_its_own_fields(String model, int seconds, String fields) {
        vendor.create(KEY, request(model, seconds), null);

        var body = server.last(CREATE).json();
        assertThat(body.has("callBackUrl")).isFalse();
        var input = json(fields.replace('\'', '"').replace("\"P\"", "\"https://files.example/1.jpg\""));
        ((tools.jackson.databind.node.ObjectNode) input).put("prompt", "A mug turns slowly");
        assertThat(body.path("input")).isEqualTo(input);
    }

    @Test
    void veo_has_an_interface_of_its_own() {
        var exchange = vendor.create(KEY, request("veo-3.1-fast", 8), CALLBACK);

        assertThat(exchange.answer()).isEqualTo(new Submitted("task_abc123"));
        assertThat(server.calls(CREATE)).isEmpty();
        assertThat(server.last(VEO).json()).isEqualTo(json("""
                {"model":"veo3_fast","prompt":"A mug turns slowly","imageUrls":["https://files.example/1.jpg"],
                 "generationType":"FIRST_AND_LAST_FRAMES_2_VIDEO","aspect_ratio":"9:16","resolution":"1080p",
                 "duration":8,"callBackUrl":"https://studio.example/callbacks/kie/1/mac"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":500,\"msg\":\"disk\"}", "<html>Bad gateway</html>", ""})
    void an_upload_that_failed_made_no_task_and_is_tried_later(String body) {
        server.answer(UPLOAD, 502, body);

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isInstanceOf(TryLater.class);
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void an_upload_whose_answer_was_lost_made_no_task_either() {
        server.answer(UPLOAD, Answer.lost());

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isInstanceOf(TryLater.class);
        assertThat(server.calls(CREATE)).isEmpty();
    }

    @Test
    void an_upload_that_is_refused_for_its_key_says_so() {
        server.answer(UPLOAD, 401, "{\"code\":401,\"msg\":\"You do not have access permissions\"}");

        var exchange = vendor.create(KEY, request("kling-2.6", 5), null);

        assertThat(exchange.answer()).isInstanceOf(KeyTrouble.class);
        assertThat(exchange.trouble()).isEqualTo(Trouble.INVALID);
    }

    @Test
    void nothing_was_created_when_nothing_was_sent() {
        server.close();

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isInstanceOf(TryLater.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>hello</html>",
                "{\"code\":200,\"msg\":\"suc",
                "[]",
                "{\"code\":200,\"msg\":\"success\",\"data\":null}",
                "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\" \"}}"
            })
    void an_answer_without_a_task_may_hide_one(String body) {
        server.answer(CREATE, 200, body);

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isInstanceOf(Uncertain.class);
        assertThat(server.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_lost_answer_may_hide_a_task_and_is_not_asked_for_again() {
        server.answer(CREATE, Answer.lost());

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isInstanceOf(Uncertain.class);
        assertThat(server.calls(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recordId", "id"})
    void older_names_of_the_task_are_understood(String field) {
        server.answer(CREATE, 200, "{\"code\":200,\"msg\":\"success\",\"data\":{\"" + field + "\":\"old1\"}}");

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer()).isEqualTo(new Submitted("old1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | prompt is required                      | refused UNKNOWN",
                "400 | This prompt violates our content policy | refused USER_VIOLATION",
                "401 | You do not have access permissions      | key INVALID",
                "402 | Credits insufficient                    | key BILLING",
                "404 | Not found                               | away",
                "408 | Timeout                                 | uncertain",
                "422 | duration is invalid                     | refused UNKNOWN",
                "422 | The model name you specified is not supported | away",
                "429 | Too many requests                       | key RATE_LIMIT",
                "451 | Failed to fetch the image               | refused TEMPORARY",
                "455 | Maintenance                             | later",
                "500 | Server error                            | uncertain",
                "500 | The interface is temporarily paused     | away",
                "501 | Generation failed                       | refused TEMPORARY",
                "505 | Feature disabled                        | away",
                "599 | What is this                            | uncertain"
            })
    void the_code_in_the_body_counts_and_not_https(int code, String message, String meaning) {
        server.answer(CREATE, 200, "{\"code\":" + code + ",\"msg\":\"" + message + "\",\"data\":null}");

        var exchange = vendor.create(KEY, request("kling-2.6", 5), null);

        assertThat(inWords(exchange)).isEqualTo(meaning);
    }

    @Test
    void what_http_itself_refuses_was_not_created() {
        server.answer(CREATE, new Answer(429, "<html>slow down</html>", Map.of("Retry-After", "17")));

        assertThat(vendor.create(KEY, request("kling-2.6", 5), null).answer())
                .isInstanceOfSatisfying(
                        KeyTrouble.class,
                        trouble -> assertThat(trouble.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void a_task_is_followed_from_waiting_to_its_clip() {
        var task = task("kling-2.6");

        record("\"state\":\"waiting\",\"resultJson\":\"\"");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(0));

        clock.advance(Duration.ofSeconds(90));
        record("\"state\":\"generating\",\"resultJson\":null");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(50));
        record("\"state\":\"generating\",\"progress\":\"73\"");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(73));
        record("\"state\":\"dreaming\"");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(50));

        record("\"state\":\"success\",\"resultJson\":\"\"");
        assertThat(find(task)).isInstanceOf(LookUpAnswer.NoAnswer.class);
        record(
                "\"state\":\"success\",\"resultJson\":\"{\\\"resultUrls\\\":[\\\"https://tempfile.example/1.mp4\\\"]}\"");
        assertThat(find(task))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Ready.class,
                        ready -> assertThat(ready.clip()).hasToString("https://tempfile.example/1.mp4"));
        assertThat(server.last(RECORD).query()).isEqualTo("taskId=task_abc123");
    }

    @Test
    void a_veo_task_is_asked_for_where_veo_is() {
        var task = task("veo-3.1");

        server.answer(VEO_RECORD, 200, "{\"code\":200,\"msg\":\"success\",\"data\":{\"successFlag\":0}}");
        assertThat(find(task)).isInstanceOf(LookUpAnswer.Waiting.class);
        server.answer(VEO_RECORD, 200, """
                {"code":200,"msg":"success","data":{"taskId":"task_abc123","successFlag":1,
                 "response":{"resultUrls":["https://tempfile.example/v.mp4"],"resolution":"1080p"}}}""");
        assertThat(find(task))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Ready.class,
                        ready -> assertThat(ready.clip()).hasToString("https://tempfile.example/v.mp4"));
        server.answer(VEO_RECORD, 200, """
                {"code":200,"msg":"success","data":{"successFlag":2,"errorCode":"500","errorMessage":"Server error"}}""");
        assertThat(find(task))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TEMPORARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":422,\"msg\":\"recordInfo is null\",\"data\":null}",
                "{\"code\":404,\"msg\":\"Not found\"}",
                "{\"code\":200,\"msg\":\"success\",\"data\":null}"
            })
    void a_new_task_may_not_be_shown_yet_and_an_old_one_is_unknown(String body) {
        var task = task("kling-2.6");
        server.answer(RECORD, 200, body);

        clock.advance(Duration.ofSeconds(89));
        assertThat(find(task)).isInstanceOf(LookUpAnswer.NoAnswer.class);
        clock.advance(Duration.ofMinutes(3));
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Unknown());
    }

    @Test
    void a_task_without_an_id_is_unknown_and_not_asked_for() {
        var task = new Task(Attempts.of("kling-2.6", photo, 5, clock.instant()).attempt(), "kling-2.6", null);

        assertThat(find(task)).isEqualTo(new LookUpAnswer.Unknown());
        assertThat(server.calls(RECORD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {"401 | INVALID", "402 | BILLING", "429 | RATE_LIMIT", "455 | null", "500 | null", "505 | null"})
    void a_look_up_that_says_nothing_of_the_task_may_say_something_of_the_key(int code, Trouble trouble) {
        server.answer(RECORD, 200, "{\"code\":" + code + ",\"msg\":\"no\",\"data\":null}");

        var exchange = vendor.find(KEY, task("kling-2.6"));

        assertThat(exchange.answer()).isInstanceOf(LookUpAnswer.NoAnswer.class);
        assertThat(exchange.trouble()).isEqualTo(trouble);
    }

    @Test
    void a_look_up_without_an_answer_says_nothing() {
        server.answer(RECORD, 200, "<html>");
        assertThat(find(task("kling-2.6"))).isInstanceOf(LookUpAnswer.NoAnswer.class);

        server.answer(RECORD, Answer.lost());
        assertThat(find(task("kling-2.6"))).isInstanceOf(LookUpAnswer.NoAnswer.class);

        server.answer(RECORD, 200, "{\"code\":408,\"msg\":\"no result for more than 10 minutes\",\"data\":null}");
        assertThat(find(task("kling-2.6")))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TEMPORARY));
    }

    @Test
    void the_rest_of_the_account_is_read() {
        server.answer("/api/v1/chat/credit", 200, "{\"code\":200,\"msg\":\"success\",\"data\":100.5}");
        assertThat(vendor.credit(KEY)).contains(100L);

        server.answer("/api/v1/chat/credit", 200, "{\"code\":401,\"msg\":\"no\"}");
        assertThat(vendor.credit(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskId", "task_id"})
    void a_signed_callback_is_heard_while_it_is_fresh(String field) {
        clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(1_763_596_800L)));
        var signed = vendor("test-hmac-key");
        var body = ("{\"code\":200,\"data\":{\"" + field + "\":\"task_abc123\"}}").getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "x-webhook-timestamp",
                "1763596800",
                "x-webhook-signature",
                "eWwFhl01RtHGYr3k60/t+F4oKPOAiWbTVT4DdrIDaD0=");

        assertThat(signed.told(headers, body)).contains(new Told("task_abc123"));
        assertThat(signed.told(Map.of(), body)).isEmpty();
        assertThat(signed.told(headers, "{\"data\":{\"taskId\":\"other\"}}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(signed.told(headers, body)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(signed.told(headers, body)).isEmpty();
        clock.advance(Duration.ofSeconds(-602));
        assertThat(signed.told(headers, body)).isEmpty();
    }

    @Test
    void without_a_signing_key_a_callback_must_only_name_a_task() {
        assertThat(vendor.told(Map.of(), "{\"data\":{\"taskId\":\"a\"}}".getBytes(StandardCharsets.UTF_8)))
                .contains(new Told("a"));
        assertThat(vendor.told(Map.of(), "{\"data\":{}}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(vendor.told(Map.of(), "<html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(vendor.told(Map.of(), new byte[0])).isEmpty();
    }

    private void record(String fields) {
        server.answer(
                RECORD, 200, "{\"code\":200,\"msg\":\"success\",\"data\":{\"taskId\":\"task_abc123\"," + fields + "}}");
    }

    private LookUpAnswer find(Task task) {
        return vendor.find(KEY, task).answer();
    }

    private Task task(String model) {
        return new Task(request(model, 5).attempt(), model, "task_abc123");
    }

    private GenerationRequest request(String model, int seconds) {
        return Attempts.of(model, photo, seconds, clock.instant());
    }

    private static String inWords(Exchange<SubmitAnswer> exchange) {
        return switch (exchange.answer()) {
            case Submitted _ -> "submitted";
            case Refused refused -> "refused " + refused.reason();
            case TryLater _ -> "later";
            case KeyTrouble trouble -> {
                assertThat(exchange.trouble()).isEqualTo(trouble.trouble());
                yield "key " + trouble.trouble();
            }
            case ModelAway _ -> "away";
            case Uncertain _ -> "uncertain";
        };
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return io.neurocards.providers.wire.Wires.JSON.readTree(text);
    }

    private KieVendor vendor(String webhookKey) {
        try {
            return KieVendor.of(
                    VendorServer.http(clock),
                    TestProviders.shipped(),
                    new KieSettings(server.address(), server.address(), webhookKey, 100),
                    clock);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
