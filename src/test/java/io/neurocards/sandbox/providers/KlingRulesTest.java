package io.neurocards.sandbox.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What Kling takes and refuses. */
class KlingRulesTest {

    private static final String IMAGE = "/v1/videos/image2video";

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static VendorCalls kling;

    @BeforeAll
    static void start() {
        sandbox = SandboxProviders.start(folder, "--neurocards.sandbox.providers.kling.running=3");
        kling = new VendorCalls(sandbox.kling(), SandboxProviders.KLING_KEY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** So that no test finds an account full of another's tasks. */
    @BeforeEach
    void nothingRuns() {
        sandbox.calm();
        sandbox.finishAll();
    }

    static String picture(int width, int height) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        return Base64.getEncoder().encodeToString(jpeg.toByteArray());
    }

    private static ObjectNode order(String externalId) throws IOException {
        return Json.object()
                .put("model_name", "kling-v2-6")
                .put("image", picture(360, 640))
                .put("prompt", "A mug")
                .put("duration", "5")
                .put("external_task_id", externalId);
    }

    @Test
    void a_task_is_found_by_its_own_id_by_ours_and_in_the_list() throws Exception {
        var created = kling.post(IMAGE, Json.text(order("attempt-1"))).path("data");
        var id = created.path("task_id").stringValue();

        var byOurs = kling.await(
                IMAGE + "/attempt-1",
                answer -> answer.at("/data/task_status").asString("").equals("succeed"));
        var byTheirs = kling.get(IMAGE + "/" + id);
        var list = kling.get(IMAGE + "?pageNum=1&pageSize=500");

        assertThat(created.path("task_status").stringValue()).isEqualTo("submitted");
        assertThat(created.at("/task_info/external_task_id").stringValue()).isEqualTo("attempt-1");
        assertThat(byOurs.at("/data/task_id").stringValue()).isEqualTo(id);
        assertThat(byTheirs.at("/data/task_result/videos/0/url").stringValue()).endsWith(id + ".mp4");
        assertThat(list.path("data")
                        .valueStream()
                        .map(task -> task.path("task_id").asString("")))
                .contains(id);
    }

    @Test
    void an_external_id_is_taken_once_by_an_account() throws Exception {
        kling.post(IMAGE, Json.text(order("attempt-2")));

        var again = kling.exchange(IMAGE, Json.text(order("attempt-2")));
        var elsewhere = new VendorCalls(sandbox.kling(), SandboxProviders.KLING_SECOND_ACCOUNT_KEY)
                .post(IMAGE, Json.text(order("attempt-2")));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Json.read(again.body()).path("code").intValue()).isEqualTo(1201);
        assertThat(elsewhere.path("code").intValue()).isZero();
    }

    @Test
    void a_failed_task_still_says_succeed_in_its_envelope() throws Exception {
        sandbox.order(Fault.of(Kind.FAIL_USER).containing("attempt-3"));
        kling.post(IMAGE, Json.text(order("attempt-3")));

        var answer = kling.await(
                IMAGE + "/attempt-3",
                told -> told.at("/data/task_status").asString("").equals("failed"));

        assertThat(answer.path("code").intValue()).isZero();
        assertThat(answer.path("message").stringValue()).isEqualTo("SUCCEED");
        assertThat(answer.at("/data/task_status_msg").stringValue())
                .isEqualTo("Failure to pass the risk control system");
    }

    @Test
    void more_tasks_at_once_than_the_pack_allows_are_refused() throws Exception {
        var other = new VendorCalls(sandbox.kling(), SandboxProviders.KLING_SECOND_ACCOUNT_KEY);
        for (var number = 0; number < 3; number++) {
            sandbox.order(Fault.of(Kind.STUCK).containing("crowd-" + number));
            assertThat(other.post(IMAGE, Json.text(order("crowd-" + number)))
                            .path("code")
                            .intValue())
                    .isZero();
        }

        var refused = other.exchange(IMAGE, Json.text(order("crowd-3")));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Json.read(refused.body()).path("code").intValue()).isEqualTo(1303);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            model_name | "kling-v9" | model_name value 'kling-v9' is invalid
            duration | 5 | duration must be a string
            duration | "7" | duration value '7' is invalid
            mode | "fast" | mode value 'fast' is invalid
            sound | "loud" | sound value 'loud' is invalid
            cfg_scale | 0.5 | cfg_scale is not supported by the model or not within 0 and 1
            image | "data:image/jpeg;base64,AAAA" | image must be a URL or base64 without a data: prefix
            image | "%%%" | image is neither a URL nor base64
            image | "R0lGODlhAQABAAAAACw=" | image format is not supported
            image | "" | image and image_tail cannot both be empty
            callback_url | "nowhere" | callback_url is invalid
            """)
    void what_it_does_not_take_is_a_bad_parameter(String field, String value, String why) throws Exception {
        var order = order("bad");
        order.set(field, Json.read(value));

        var answer = kling.exchange(IMAGE, Json.text(order));

        var json = Json.read(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.path("code").intValue()).isEqualTo(1201);
        assertThat(json.path("message").stringValue()).isEqualTo(why);
        assertThat(json.path("request_id").stringValue()).isNotBlank();
    }

    @Test
    void a_picture_that_is_too_small_or_too_long_is_refused() throws Exception {
        var small = kling.post(IMAGE, Json.text(order("small").put("image", picture(299, 400))));
        var steep = kling.post(IMAGE, Json.text(order("steep").put("image", picture(300, 800))));

        assertThat(small.path("message").stringValue()).contains("at least 300px");
        assertThat(steep.path("message").stringValue()).contains("aspect ratio");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            good,-5,1800,HS256,0
            too early,60,1800,HS256,1003
            too old,-5,-1,HS256,1004
            other algorithm,-5,1800,none,1002
            other secret,-5,1800,HS256,1000
            """)
    void a_signed_token_lets_in_while_it_is_good(String name, long notBefore, long expires, String algorithm, int code)
            throws Exception {
        var secret = name.equals("other secret") ? "another-secret" : SandboxProviders.KLING_SECRET_KEY;
        var token = token(notBefore, expires, algorithm, secret);

        var answer = new VendorCalls(sandbox.kling(), token).get(IMAGE + "?pageSize=1");

        assertThat(answer.path("code").intValue()).isEqualTo(code);
    }

    private static String token(long notBefore, long expires, String algorithm, String secret) throws Exception {
        var now = Instant.now().getEpochSecond();
        var header = Json.object().put("alg", algorithm).put("typ", "JWT");
        var claims = Json.object()
                .put("iss", SandboxProviders.KLING_ACCESS_KEY)
                .put("exp", now + expires)
                .put("nbf", now + notBefore);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var signed = base64.encodeToString(Json.bytes(header)) + "." + base64.encodeToString(Json.bytes(claims));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void strangers_are_not_let_in() throws Exception {
        var nobody = new VendorCalls(sandbox.kling(), "").get(IMAGE);
        var stranger = new VendorCalls(sandbox.kling(), "no-such-key").get(IMAGE);

        assertThat(nobody.path("code").intValue()).isEqualTo(1001);
        assertThat(stranger.path("code").intValue()).isEqualTo(1002);
    }

    @Test
    void the_newer_api_spells_success_in_another_way() throws Exception {
        var order = """
                {"contents": [{"type": "prompt", "text": "A mug"}, {"type": "first_frame", "url": "http://127.0.0.1:1/a.jpg"}],
                 "settings": {"duration": 5, "resolution": "720p"}, "options": {"external_task_id": "new-1"}}
                """;
        var created = kling.post("/image-to-video/kling-3.0-turbo", order);

        var found = kling.await(
                "/tasks?external_task_ids=new-1",
                answer -> answer.at("/data/0/status").asString("").equals("succeeded"));
        var both = kling.get("/tasks?task_ids=1&external_task_ids=new-1");
        var text =
                kling.post("/image-to-video/kling-3.0-turbo", order.replace("\"duration\": 5", "\"duration\": \"5\""));

        assertThat(created.at("/data/status").stringValue()).isEqualTo("submitted");
        assertThat(found.at("/data/0/id")).isEqualTo(created.at("/data/id"));
        assertThat(found.at("/data/0/external_id").stringValue()).isEqualTo("new-1");
        assertThat(both.path("code").intValue()).isEqualTo(1201);
        assertThat(text.path("message").stringValue()).contains("integer");
    }
}
