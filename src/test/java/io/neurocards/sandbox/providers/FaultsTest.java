package io.neurocards.sandbox.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each kind of trouble, as its victim sees it. */
class FaultsTest {

    private static final String CREATE = "/api/v1/jobs/createTask";

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static Receiver receiver;
    private static VendorCalls kie;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxProviders.start(folder);
        receiver = new Receiver();
        kie = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_KEY);
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    private static String order(String name) {
        return """
                {"model": "wan/2-7-image-to-video", "callBackUrl": "%s",
                 "input": {"prompt": "A mug", "duration": 5, "first_frame_url": "http://127.0.0.1:1/a.jpg"}}
                """.formatted(receiver.address(name));
    }

    private static String create(String name) throws IOException, InterruptedException {
        return kie.post(CREATE, order(name)).at("/data/taskId").stringValue();
    }

    private static JsonNode record(String id) throws IOException, InterruptedException {
        return kie.get("/api/v1/jobs/recordInfo?taskId=" + id);
    }

    private static JsonNode ended(String id) throws IOException, InterruptedException {
        return kie.await(
                        "/api/v1/jobs/recordInfo?taskId=" + id,
                        answer -> List.of("success", "fail")
                                .contains(answer.at("/data/state").asString("")))
                .path("data");
    }

    private static String clip(String name) throws IOException, InterruptedException {
        return Json.read(ended(create(name)).path("resultJson").stringValue())
                .at("/resultUrls/0")
                .asString("");
    }

    @Test
    void a_lost_answer_leaves_a_task_and_a_lost_request_none() {
        sandbox.order(Fault.of(Kind.LOST_ANSWER).containing("lost-answer"));
        sandbox.order(Fault.of(Kind.LOST_REQUEST).containing("lost-request"));

        assertThatThrownBy(() -> create("lost-answer")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> create("lost-request")).isInstanceOf(IOException.class);

        assertThat(sandbox.creates(receiver.address("lost-answer"))).isEqualTo(1);
        assertThat(sandbox.creates(receiver.address("lost-request"))).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            TOO_MANY_REQUESTS,429,200
            TOO_MANY_RUNNING,429,200
            NO_CREDITS,402,200
            KEY_REFUSED,401,200
            MAINTENANCE,455,200
            MODEL_PAUSED,500,200
            MODEL_GONE,422,200
            CONTENT_REFUSED,400,200
            SERVER_ERROR,500,500
            """)
    void a_refusal_comes_as_often_as_ordered_and_accepts_nothing(Kind kind, int code, int status) throws Exception {
        var name = "refused-" + kind;
        sandbox.order(Fault.of(kind).times(2).lasting(Duration.ofSeconds(7)));

        var first = kie.exchange(CREATE, order(name));
        var second = kie.exchange(CREATE, order(name));
        var third = kie.exchange(CREATE, order(name));

        assertThat(first.statusCode()).isEqualTo(status);
        assertThat(Json.read(first.body()).path("code").intValue()).isEqualTo(code);
        assertThat(Json.read(second.body()).path("code").intValue()).isEqualTo(code);
        assertThat(Json.read(third.body()).path("code").intValue()).isEqualTo(200);
        assertThat(first.headers().firstValue("Retry-After").isPresent()).isEqualTo(kind == Kind.TOO_MANY_REQUESTS);
        assertThat(sandbox.creates(receiver.address(name))).isEqualTo(1);
    }

    @Test
    void an_answer_may_be_empty_a_page_slow_or_an_error_although_the_task_was_accepted() throws Exception {
        sandbox.order(Fault.of(Kind.EMPTY_ANSWER));
        sandbox.order(Fault.of(Kind.HTML_ANSWER));
        sandbox.order(Fault.of(Kind.SLOW_ANSWER).lasting(Duration.ofMillis(300)));
        sandbox.order(Fault.of(Kind.SERVER_ERROR).accepted(true));

        var empty = kie.exchange(CREATE, order("odd"));
        var page = kie.exchange(CREATE, order("odd"));
        var before = System.nanoTime();
        var slow = kie.exchange(CREATE, order("odd"));
        var took = Duration.ofNanos(System.nanoTime() - before);
        var error = kie.exchange(CREATE, order("odd"));

        assertThat(empty.body()).isEmpty();
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(Json.read(slow.body()).path("code").intValue()).isEqualTo(200);
        assertThat(error.statusCode()).isEqualTo(500);
        assertThat(sandbox.creates(receiver.address("odd"))).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            FAIL_USER,400
            FAIL_BILLING,402
            FAIL_RATE,429
            FAIL_TEMPORARY,500
            FAIL_UNKNOWN,501
            """)
    void a_task_fails_in_each_of_the_ways(Kind kind, String code) throws Exception {
        sandbox.order(Fault.of(kind).saying("Because of " + kind));

        var record = ended(create("fails"));

        assertThat(record.path("failCode").stringValue()).isEqualTo(code);
        assertThat(record.path("failMsg").stringValue()).isEqualTo("Because of " + kind);
        assertThat(record.path("resultJson").stringValue()).isEmpty();
    }

    @Test
    void a_task_may_be_stuck_late_hidden_or_without_a_clip() throws Exception {
        sandbox.making(Duration.ZERO);
        sandbox.order(Fault.of(Kind.STUCK));
        var stuck = create("stuck");
        sandbox.order(Fault.of(Kind.LATE).lasting(Duration.ofMillis(700)));
        var late = create("late");
        sandbox.order(Fault.of(Kind.HIDDEN).lasting(Duration.ofSeconds(60)));
        var hidden = create("hidden");
        sandbox.order(Fault.of(Kind.NO_CLIP));
        var empty = create("empty");

        assertThat(record(stuck).at("/data/state").stringValue()).isEqualTo("generating");
        assertThat(record(hidden).path("msg").stringValue()).isEqualTo("recordInfo is null");
        assertThat(ended(empty).path("resultJson").stringValue()).isEqualTo("{\"resultUrls\":[]}");
        assertThat(ended(late).path("costTime").longValue()).isGreaterThanOrEqualTo(700);
    }

    @Test
    void a_callback_is_signed_told_once_and_again_until_it_is_taken() throws Exception {
        receiver.refuseNext("told", 2);
        var id = create("told");

        var heard = receiver.await("told", 3);

        assertThat(heard).hasSize(3);
        assertThat(heard.getLast().json().at("/data/taskId").stringValue()).isEqualTo(id);
        assertThat(heard.getLast().json().at("/data/state").stringValue()).isEqualTo("success");
        assertThat(heard.getLast().signature()).hasSize(44);
        assertThat(heard.getLast().timestamp()).matches("\\d{10}");
    }

    @Test
    void a_callback_may_be_lost_repeated_forged_or_early() throws Exception {
        sandbox.order(Fault.of(Kind.CALLBACK_LOST).containing("cb-lost"));
        sandbox.order(Fault.of(Kind.CALLBACK_TWICE).containing("cb-twice"));
        sandbox.order(Fault.of(Kind.CALLBACK_FORGED).containing("cb-forged"));
        sandbox.order(Fault.of(Kind.CALLBACK_EARLY).containing("cb-early"));

        var lost = create("cb-lost");
        create("cb-twice");
        create("cb-forged");
        sandbox.making(Duration.ofHours(1));
        create("cb-early");
        var early = receiver.heard("cb-early");

        assertThat(early).hasSize(1);
        assertThat(receiver.await("cb-twice", 2).get(1).body())
                .isEqualTo(receiver.heard("cb-twice").getFirst().body());
        var forged = receiver.await("cb-forged", 2);
        assertThat(forged.getFirst().signature()).isNotEqualTo(forged.getLast().signature());
        assertThat(ended(lost).path("state").stringValue()).isEqualTo("success");
        assertThat(receiver.heard("cb-lost")).isEmpty();
    }

    @Test
    void kling_tells_of_every_change() throws Exception {
        var kling = new VendorCalls(sandbox.kling(), SandboxProviders.KLING_KEY);
        kling.post("/v1/videos/text2video", """
                {"prompt": "A mug", "callback_url": "%s"}""".formatted(receiver.address("kling")));

        var heard = receiver.await("kling", 2);

        assertThat(heard)
                .extracting(call -> call.json().path("task_status").stringValue())
                .containsExactlyInAnyOrder("processing", "succeed");
        assertThat(heard.getFirst().signature()).startsWith("v1,");
        assertThat(heard.getFirst().id()).isNotBlank();
    }

    @Test
    void the_address_of_a_clip_may_lead_where_nobody_should_go() throws Exception {
        sandbox.order(Fault.of(Kind.CLIP_PRIVATE_ADDRESS));
        var inside = clip("private");
        sandbox.order(Fault.of(Kind.CLIP_FILE_ADDRESS));
        var file = clip("file");
        sandbox.order(Fault.of(Kind.CLIP_REDIRECT));
        var redirect = VendorCalls.download(clip("redirect"));

        assertThat(inside).startsWith("http://10.0.0.1/");
        assertThat(file).startsWith("file:///");
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location").orElseThrow()).startsWith("http://169.254.169.254/");
    }

    @Test
    void what_is_downloaded_may_be_no_clip() throws Exception {
        sandbox.order(Fault.of(Kind.CLIP_WRONG_TYPE));
        var wrongType = VendorCalls.download(clip("type"));
        sandbox.order(Fault.of(Kind.CLIP_PNG));
        var png = VendorCalls.download(clip("png"));
        sandbox.order(Fault.of(Kind.CLIP_GONE));
        var gone = VendorCalls.download(clip("gone"));
        sandbox.order(Fault.of(Kind.CLIP_TRUNCATED));
        var truncated = clip("truncated");
        sandbox.order(Fault.of(Kind.CLIP_HUGE));
        var huge = clip("huge");

        assertThat(wrongType.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(png.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(png.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> VendorCalls.download(truncated)).isInstanceOf(IOException.class);
        assertThat(length(huge)).isEqualTo(3_221_225_472L);
    }

    private static long length(String address) throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(address))
                .build();
        var answer = VendorCalls.send(request, java.net.http.HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            return answer.headers().firstValueAsLong("Content-Length").orElse(body.read());
        }
    }

    @Test
    void a_slow_clip_takes_its_time_and_one_bad_download_can_be_repaired_by_another() throws Exception {
        sandbox.order(Fault.of(Kind.CLIP_SLOW).lasting(Duration.ofMillis(600)));
        var slow = clip("slow");
        var good = clip("good");
        sandbox.order(Fault.of(Kind.CLIP_GONE).at("kie", "download"));

        var before = System.nanoTime();
        var slowly = VendorCalls.download(slow);
        var took = Duration.ofNanos(System.nanoTime() - before);
        var first = VendorCalls.download(good);
        var second = VendorCalls.download(good);

        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        assertThat(slowly.body()).isEqualTo(second.body());
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void the_window_of_creates_is_kept_by_account() throws Exception {
        try (var strict = SandboxProviders.start(
                folder.resolve("strict"),
                "--neurocards.sandbox.providers.kie.creates=2",
                "--neurocards.sandbox.providers.kie.window=10m",
                "--neurocards.sandbox.providers.kie.credits=60")) {
            var first = new VendorCalls(strict.kie(), SandboxProviders.KIE_KEY);
            var sameAccount = new VendorCalls(strict.kie(), SandboxProviders.KIE_OTHER_KEY);
            var other = new VendorCalls(strict.kie(), SandboxProviders.KIE_SECOND_ACCOUNT_KEY);

            var codes = List.of(
                    first.post(CREATE, order("w")).path("code").intValue(),
                    sameAccount.post(CREATE, order("w")).path("code").intValue(),
                    sameAccount.post(CREATE, order("w")).path("code").intValue(),
                    other.post(CREATE, order("w")).path("code").intValue());

            assertThat(codes).containsExactly(200, 402, 429, 200);
            assertThat(first.get("/api/v1/chat/credit").path("data").intValue()).isEqualTo(10);
        }
    }

    @Test
    void a_storm_of_one_seed_is_always_the_same() throws Exception {
        var first = stormy(7);
        var again = stormy(7);
        var other = stormy(8);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first).contains(500).contains(200);
    }

    private static List<Integer> stormy(long seed) throws IOException, InterruptedException {
        var scripts = new VendorCalls(sandbox.scripts(), "");
        scripts.post("/storm", "{\"seed\": %d, \"chances\": {\"server_error\": 0.3}}".formatted(seed));
        var codes = new java.util.ArrayList<Integer>();
        for (var call = 0; call < 20; call++) {
            codes.add(kie.exchange(CREATE, order("storm")).statusCode());
        }
        return codes;
    }

    @Test
    void scripts_order_faults_and_read_facts_as_json() throws Exception {
        var scripts = new VendorCalls(sandbox.scripts(), "");
        var ordered = scripts.post("/faults", """
                {"kind": "too_many_requests", "vendor": "kie", "containing": "by-script", "seconds": 9, "times": 1}""");
        var unknown = scripts.exchange("/faults", "{\"kind\": \"earthquake\"}");

        var refused = kie.exchange(CREATE, order("by-script"));
        create("by-script");
        var facts = scripts.get("/tasks");

        assertThat(ordered.at("/ordered/0/kind").stringValue()).isEqualTo("too_many_requests");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Retry-After")).contains("9");
        assertThat(facts.path("creates_by_name")
                        .path(receiver.address("by-script"))
                        .intValue())
                .isEqualTo(1);
        assertThat(facts.at("/tasks/0/callback").stringValue()).endsWith("by-script");
        assertThat(facts.toString()).doesNotContain(SandboxProviders.KIE_KEY);
    }
}
