package io.neurocards.providers.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.neurocards.providers.wire.Wires;
import java.io.IOException;
import java.io.UncheckedIOException;
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

class KlingVendorTest {

    private static final String LEGACY = "/v1/videos/image2video";
    private static final String TURBO = "/image-to-video/kling-3.0-turbo";
    private static final ApiKey PLAIN = new ApiKey("kling", 1, "cd34", "plain-key");
    private static final ApiKey PAIR = new ApiKey("kling", 1, "ef56", "test-access:test-secret-key");
    private static final URI CALLBACK = URI.create("https://studio.example/callbacks/kling/1/mac");

    /** Computed by another implementation for 2026-11-20T12:00:00Z. */
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
            + ".eyJpc3MiOiJ0ZXN0LWFjY2VzcyIsImV4cCI6MTc5NTE3NzgwMCwibmJmIjoxNzk1MTc1OTk1fQ"
            + ".XjE_ecJYmwhez1_XKjz4GyxEjoxlELTf7cWKVPO80HM";

    private final MovableClock clock = new MovableClock();
    private final VendorServer server = VendorServer.start();
    private final KlingVendor vendor = vendor(null);

    @TempDir
    Path folder;

    private Path photo = Path.of("");

    @BeforeEach
    void write() throws IOException {
        photo = Files.writeString(folder.resolve("photo.jpg"), "photo");
        server.answer(LEGACY, 200, """
                {"code":0,"message":"SUCCEED","request_id":"r1","data":{"task_id":"8001","task_status":"submitted",
                 "task_info":{"external_task_id":"x"},"created_at":1763596800000,"updated_at":1763596800000}}""");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_clip_is_asked_for_with_our_name_and_the_photos_bytes() {
        var request = request("kling-direct-2.6", 10);

        var exchange = vendor.create(PLAIN, request, CALLBACK);

        assertThat(exchange.answer()).isEqualTo(new Submitted("8001"));
        assertThat(server.last(LEGACY).headers()).containsEntry("authorization", "Bearer plain-key");
        assertThat(server.last(LEGACY).json()).isEqualTo(Wires.JSON.readTree("""
                {"model_name":"kling-v2-6","image":"cGhvdG8=","prompt":"A mug turns slowly","duration":"10",
                 "mode":"pro","sound":"on","external_task_id":"%s",
                 "callback_url":"https://studio.example/callbacks/kling/1/mac"}""".formatted(request.attempt())));
    }

    @Test
    void a_pair_of_keys_signs_a_token_for_each_request() {
        vendor.create(PAIR, request("kling-direct-3.0", 8), null);

        assertThat(server.last(LEGACY).headers()).containsEntry("authorization", "Bearer " + TOKEN);
        clock.advance(Duration.ofMinutes(29));
        vendor.create(PAIR, request("kling-direct-3.0", 8), null);
        assertThat(server.last(LEGACY).headers().get("authorization")).isNotEqualTo("Bearer " + TOKEN);
    }

    @Test
    void the_new_interface_has_contents_settings_and_options() {
        server.answer(TURBO, 200, "{\"code\":0,\"message\":\"\",\"data\":{\"id\":\"9001\",\"status\":\"submitted\"}}");
        var request = request("kling-direct-3.0-turbo", 8);

        var exchange = vendor.create(PLAIN, request, CALLBACK);

        assertThat(exchange.answer()).isEqualTo(new Submitted("9001"));
        assertThat(server.last(TURBO).json()).isEqualTo(Wires.JSON.readTree("""
                {"contents":[{"type":"prompt","text":"A mug turns slowly"},{"type":"first_frame","url":"cGhvdG8="}],
                 "settings":{"resolution":"1080p","duration":8,"aspect_ratio":"9:16"},
                 "options":{"callback_url":"https://studio.example/callbacks/kling/1/mac","external_task_id":"%s",
                            "watermark_info":{"enabled":false}}}""".formatted(request.attempt())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | 1000 | auth failed                    | key INVALID",
                "401 | 1001 | empty                          | key INVALID",
                "401 | 1002 | invalid                        | key INVALID",
                "401 | 1003 | not yet valid                  | key INVALID",
                "429 | 1100 | account abnormal               | key BILLING",
                "429 | 1101 | account in arrears             | key BILLING",
                "429 | 1102 | resource pack used up          | key BILLING",
                "403 | 1103 | no access to the model         | away",
                "400 | 1200 | bad parameters                 | refused UNKNOWN",
                "400 | 1201 | duration is invalid            | refused UNKNOWN",
                "400 | 1201 | external_task_id already exists | uncertain",
                "400 | 1201 | Duplicate external task id     | uncertain",
                "400 | 1300 | platform policy                | refused USER_VIOLATION",
                "400 | 1301 | content safety                 | refused USER_VIOLATION",
                "404 | 1202 | wrong path                     | away",
                "404 | 1203 | no such model                  | away",
                "429 | 1302 | too fast                       | key RATE_LIMIT PT5S",
                "429 | 1303 | parallel task over resource pack limit | key RATE_LIMIT PT30S",
                "429 | 1304 | IP not allowed                 | key FAILING PT10M",
                "500 | 5000 | internal error                 | uncertain",
                "503 | 5001 | maintenance                    | later",
                "504 | 5002 | timeout                        | uncertain",
                "200 | 0    | SUCCEED                        | uncertain"
            })
    void klings_code_counts_and_not_https(int status, int code, String message, String meaning) {
        server.answer(LEGACY, status, "{\"code\":" + code + ",\"message\":\"" + message + "\",\"request_id\":\"r\"}");

        assertThat(inWords(vendor.create(PLAIN, request("kling-direct-2.6", 5), null)))
                .isEqualTo(meaning);
    }

    @Test
    void a_token_that_is_not_valid_yet_is_our_clocks_trouble_and_not_the_keys() {
        server.answer(LEGACY, 401, "{\"code\":1003,\"message\":\"not yet valid\"}");

        assertThat(inWords(vendor.create(PAIR, request("kling-direct-2.6", 5), null)))
                .isEqualTo("key FAILING");
    }

    @Test
    void an_answer_that_can_not_be_read_may_hide_a_task() {
        server.answer(LEGACY, 502, "<html>Bad gateway</html>");
        assertThat(inWords(vendor.create(PLAIN, request("kling-direct-2.6", 5), null)))
                .isEqualTo("uncertain");

        server.answer(LEGACY, 200, "");
        assertThat(inWords(vendor.create(PLAIN, request("kling-direct-2.6", 5), null)))
                .isEqualTo("uncertain");

        server.answer(LEGACY, Answer.lost());
        assertThat(inWords(vendor.create(PLAIN, request("kling-direct-2.6", 5), null)))
                .isEqualTo("uncertain");

        server.close();
        assertThat(inWords(vendor.create(PLAIN, request("kling-direct-2.6", 5), null)))
                .isEqualTo("later");
    }

    @Test
    void a_task_is_found_by_klings_id_and_followed_to_its_clip() {
        var task = new Task(request("kling-direct-2.6", 5).attempt(), "kling-direct-2.6", "8001");

        one("8001", "\"task_status\":\"submitted\"");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(0));
        clock.advance(Duration.ofSeconds(90));
        one("8001", "\"task_status\":\"processing\"");
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Waiting(50));
        one("8001", """
                "task_status":"succeed","task_status_msg":"","final_unit_deduction":"2",
                "task_result":{"videos":[{"id":"v1","url":"https://cdn.example/v1.mp4","duration":"5.1"}]}""");
        assertThat(find(task))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Ready.class,
                        ready -> assertThat(ready.clip()).hasToString("https://cdn.example/v1.mp4"));
    }

    @Test
    void a_failed_task_says_succeed_in_its_envelope_and_is_failed() {
        var task = new Task(request("kling-direct-2.6", 5).attempt(), "kling-direct-2.6", "8001");

        one("8001", "\"task_status\":\"failed\",\"task_status_msg\":\"Failure to pass the risk control system\"");
        assertThat(reason(task)).isEqualTo(FailureReason.USER_VIOLATION);

        one("8001", "\"task_status\":\"failed\",\"task_status_msg\":\"Service busy, please try again\"");
        assertThat(reason(task)).isEqualTo(FailureReason.TEMPORARY);

        one("8001", "\"task_status\":\"failed\",\"task_status_msg\":\"\"");
        assertThat(reason(task)).isEqualTo(FailureReason.UNKNOWN);
    }

    @Test
    void a_task_whose_id_was_lost_is_found_by_our_name() {
        var task = new Task(request("kling-direct-2.6", 5).attempt(), "kling-direct-2.6", null);
        one(task.attempt().toString(), "\"task_status\":\"processing\"");

        assertThat(find(task)).isInstanceOf(LookUpAnswer.Waiting.class);
    }

    @Test
    void a_task_whose_id_was_lost_is_at_last_looked_for_in_the_listing() {
        var task = new Task(request("kling-direct-2.6", 5).attempt(), "kling-direct-2.6", null);
        server.answer(LEGACY + "/" + task.attempt(), 404, "{\"code\":1203,\"message\":\"no such resource\"}");
        listing("""
                {"task_id":"1","task_status":"succeed","task_info":{"external_task_id":"another"}},
                {"task_id":"2","task_status":"processing","task_info":{"external_task_id":"%s"}}""".formatted(task.attempt()));

        assertThat(find(task)).isInstanceOf(LookUpAnswer.Waiting.class);
        assertThat(server.last(LEGACY).query()).isEqualTo("pageNum=1&pageSize=200");

        listing("{\"task_id\":\"1\",\"task_status\":\"succeed\",\"task_info\":{\"external_task_id\":\"another\"}}");
        assertThat(find(task)).isInstanceOf(LookUpAnswer.NoAnswer.class);
        clock.advance(Duration.ofMinutes(4));
        assertThat(find(task)).isEqualTo(new LookUpAnswer.Unknown());
    }

    @Test
    void the_new_interface_answers_with_a_list_and_other_words() {
        var task = new Task(request("kling-direct-3.0-turbo", 5).attempt(), "kling-direct-3.0-turbo", "9001");
        server.answer("/tasks", 200, """
                {"code":0,"message":"","request_id":"r2","data":[{"id":"9001","status":"succeeded","message":"",
                 "external_id":"x","outputs":[{"type":"cover","url":"https://cdn.example/c.png"},
                 {"type":"video","id":"v1","url":"https://cdn.example/v1.mp4","duration":5}],"billing":[]}]}""");
        assertThat(find(task))
                .isInstanceOfSatisfying(
                        LookUpAnswer.Ready.class,
                        ready -> assertThat(ready.clip()).hasToString("https://cdn.example/v1.mp4"));
        assertThat(server.last("/tasks").query()).isEqualTo("task_ids=9001");

        var lost = new Task(task.attempt(), task.model(), null);
        server.answer("/tasks", 200, """
                {"code":0,"message":"","data":[{"id":"9001","status":"failed","message":"Content is flagged",
                 "external_id":"%s"}]}""".formatted(task.attempt()));
        assertThat(find(lost)).isInstanceOf(LookUpAnswer.Failed.class);
        assertThat(server.last("/tasks").query()).isEqualTo("external_task_ids=" + task.attempt());

        clock.advance(Duration.ofMinutes(4));
        server.answer("/tasks", 200, "{\"code\":0,\"message\":\"\",\"data\":[]}");
        assertThat(find(lost)).isEqualTo(new LookUpAnswer.Unknown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "401 | {\"code\":1002,\"message\":\"invalid\"}      | INVALID",
                "429 | {\"code\":1101,\"message\":\"in arrears\"}   | BILLING",
                "429 | {\"code\":1302,\"message\":\"too fast\"}     | RATE_LIMIT",
                "500 | {\"code\":5000,\"message\":\"error\"}        | null",
                "502 | <html>                                       | null"
            })
    void a_look_up_that_says_nothing_of_the_task_may_say_something_of_the_key(
            int status, String body, Trouble trouble) {
        server.answer(LEGACY + "/8001", status, body);

        var exchange =
                vendor.find(PLAIN, new Task(request("kling-direct-2.6", 5).attempt(), "kling-direct-2.6", "8001"));

        assertThat(exchange.answer()).isInstanceOf(LookUpAnswer.NoAnswer.class);
        assertThat(exchange.trouble()).isEqualTo(trouble);
    }

    @Test
    void a_signed_callback_is_heard_while_it_is_fresh_and_as_it_was_sent() {
        clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(1_781_080_794L)));
        var signed = vendor("whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=");
        var body = """
                {"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}""".getBytes(StandardCharsets.UTF_8);
        var signature = "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=";

        assertThat(signed.told(headers("1781080794", signature), body)).contains(new Told("1234567890"));
        assertThat(signed.told(headers("1781080794", "v1,other " + signature), body))
                .isPresent();
        assertThat(signed.told(headers("1781080795", signature), body)).isEmpty();
        assertThat(signed.told(headers("1781080794", "v1,other"), body)).isEmpty();
        assertThat(signed.told(Map.of(), body)).isEmpty();
        assertThat(signed.told(headers("1781080794", signature), "{}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        clock.advance(Duration.ofSeconds(301));
        assertThat(signed.told(headers("1781080794", signature), body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task_id\":\"8001\",\"task_status\":\"succeed\",\"task_info\":{\"external_task_id\":\"job-1\"}}",
                "{\"id\":\"8001\",\"status\":\"succeeded\",\"outputs\":[]}"
            })
    void without_a_secret_a_callback_must_be_a_task_of_either_interface(String body) {
        assertThat(vendor.told(Map.of(), body.getBytes(StandardCharsets.UTF_8))).contains(new Told("8001"));
        assertThat(vendor.told(Map.of(), "{\"id\":\"8001\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(vendor.told(Map.of(), "hello".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_secret_that_is_none_stops_the_start_without_being_repeated() {
        assertThatThrownBy(() -> vendor("whsec_not base64!"))
                .hasMessageContaining("KLING_WEBHOOK_SECRET")
                .hasMessageNotContaining("not base64!");
    }

    private static Map<String, String> headers(String timestamp, String signature) {
        return Map.of("webhook-id", "9876543210", "webhook-timestamp", timestamp, "webhook-signature", signature);
    }

    private void one(String id, String fields) {
        server.answer(
                LEGACY + "/" + id,
                200,
                "{\"code\":0,\"message\":\"SUCCEED\",\"data\":{\"task_id\":\"8001\"," + fields + "}}");
    }

    private void listing(String tasks) {
        server.answer(LEGACY, 200, "{\"code\":0,\"message\":\"SUCCEED\",\"data\":[" + tasks + "]}");
    }

    private LookUpAnswer find(Task task) {
        return vendor.find(PLAIN, task).answer();
    }

    private FailureReason reason(Task task) {
        return find(task) instanceof LookUpAnswer.Failed failed ? failed.reason() : null;
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
                yield "key " + trouble.trouble() + (trouble.retryAfter() == null ? "" : " " + trouble.retryAfter());
            }
            case ModelAway _ -> "away";
            case Uncertain _ -> "uncertain";
        };
    }

    private KlingVendor vendor(String secret) {
        try {
            return KlingVendor.of(
                    VendorServer.http(clock),
                    TestProviders.shipped(),
                    new KlingSettings(server.address(), secret, 5),
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
