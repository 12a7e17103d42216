package io.neurocards.sandbox.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.sandbox.telegram.world.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What kie takes and refuses. */
class KieRulesTest {

    private static final String CREATE = "/api/v1/jobs/createTask";

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static VendorCalls kie;

    @BeforeAll
    static void start() {
        sandbox = SandboxProviders.start(folder);
        kie = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_KEY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String wan(String more) {
        return """
                {"model": "wan/2-6-image-to-video", "input": {"prompt": "A mug turns slowly",
                 "image_urls": ["http://127.0.0.1:1/a.jpg"], "duration": "5"%s}}
                """.formatted(more);
    }

    @Test
    void a_clip_goes_through_its_states_and_can_be_downloaded_and_played() throws Exception {
        var id = kie.post(CREATE, wan("")).at("/data/taskId").stringValue();

        var record = kie.await(
                        "/api/v1/jobs/recordInfo?taskId=" + id,
                        answer -> answer.at("/data/state").asString("").equals("success"))
                .path("data");

        assertThat(Json.read(record.path("param").stringValue())
                        .at("/input/duration")
                        .stringValue())
                .isEqualTo("5");
        var url = Json.read(record.path("resultJson").stringValue())
                .at("/resultUrls/0")
                .stringValue();
        var clip = VendorCalls.download(url);
        assertThat(clip.headers().firstValue("Content-Type")).contains("video/mp4");
        var file = Files.write(folder.resolve("clip.mp4"), clip.body());
        var facts = Ffmpeg.find(null, folder).probe(file);
        assertThat(facts.toString()).contains("270").contains("480");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown model | {"model":"nobody/1","input":{"prompt":"a"}} | 422 The model name you specified is not supported: nobody/1
            dead model | {"model":"sora-2-image-to-video","input":{"prompt":"a"}} | 500 This interface is temporarily paused
            no model | {"input":{"prompt":"a"}} | 422 model is required
            no input | {"model":"wan/2-6-image-to-video"} | 422 input is required
            no prompt | {"model":"wan/2-6-image-to-video","input":{"image_urls":["http://a.example/a.jpg"]}} | 422 prompt is required
            no picture | {"model":"wan/2-6-image-to-video","input":{"prompt":"a"}} | 422 image_urls is required
            number for a string | {"model":"wan/2-6-image-to-video","input":{"prompt":"a","image_urls":["http://a.example/a.jpg"],"duration":5}} | 422 duration must be one of the strings 5, 10, 15
            string for a number | {"model":"wan/2-7-image-to-video","input":{"prompt":"a","duration":"5"}} | 422 duration must be an integer within 2..15
            picture as text | {"model":"wan/2-6-image-to-video","input":{"prompt":"a","image_urls":"http://a.example/a.jpg"}} | 422 image_urls must be an array
            array for a picture | {"model":"hailuo/2-3-image-to-video-pro","input":{"prompt":"a","image_url":["http://a.example/a.jpg"]}} | 422 image_url must be a URL
            no sound | {"model":"kling-2.6/image-to-video","input":{"prompt":"a","image_urls":["http://a.example/a.jpg"],"duration":"5"}} | 422 sound is required
            bad callback | {"model":"wan/2-6-image-to-video","callBackUrl":"nowhere","input":{"prompt":"a","image_urls":["http://a.example/a.jpg"]}} | 422 callBackUrl must be a URL
            no JSON | model=a | 400 The request body is not a JSON object
            """)
    void what_it_does_not_take_is_refused_under_http_200(String name, String body, String refusal) throws Exception {
        var answer = kie.exchange(CREATE, body);

        var json = Json.read(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.path("code").intValue() + " " + json.path("msg").stringValue())
                .isEqualTo(refusal);
        assertThat(json.path("data").isNull()).isTrue();
    }

    @Test
    void veo_has_fields_states_and_an_address_of_its_own() throws Exception {
        var order = """
                {"prompt": "A mug", "model": "veo3_fast", "imageUrls": ["http://127.0.0.1:1/a.jpg"],
                 "generationType": "FIRST_AND_LAST_FRAMES_2_VIDEO", "aspect_ratio": "9:16", "duration": 8}""";
        var id = kie.post("/api/v1/veo/generate", order).at("/data/taskId").stringValue();
        var odd = kie.post("/api/v1/veo/generate", order.replace("8}", "7}"));
        var text = kie.post("/api/v1/veo/generate", order.replace("8}", "\"8\"}"));

        var record = kie.await(
                "/api/v1/veo/record-info?taskId=" + id,
                answer -> answer.at("/data/successFlag").asInt(0) == 1);
        var elsewhere = kie.get("/api/v1/jobs/recordInfo?taskId=" + id);

        assertThat(record.at("/data/response/resultUrls/0").stringValue()).endsWith(id + ".mp4");
        assertThat(elsewhere.path("msg").stringValue()).isEqualTo("recordInfo is null");
        assertThat(odd.path("msg").stringValue()).isEqualTo("duration must be 4, 6 or 8");
        assertThat(text.path("code").intValue()).isEqualTo(422);
    }

    @Test
    void strangers_get_nothing_and_another_account_does_not_see_the_task() throws Exception {
        var id = kie.post(CREATE, wan("")).at("/data/taskId").stringValue();
        var look = "/api/v1/jobs/recordInfo?taskId=" + id;

        var stranger = new VendorCalls(sandbox.kie(), "no-such-key").get(look);
        var otherKey = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_OTHER_KEY).get(look);
        var otherAccount = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_SECOND_ACCOUNT_KEY).get(look);

        assertThat(stranger.path("code").intValue()).isEqualTo(401);
        assertThat(otherKey.path("code").intValue()).isEqualTo(200);
        assertThat(otherAccount.path("msg").stringValue()).isEqualTo("recordInfo is null");
    }

    @Test
    void only_so_many_tasks_are_remembered_but_all_are_counted() throws Exception {
        try (var small = SandboxProviders.start(folder.resolve("small"), "--neurocards.sandbox.providers.kept=3")) {
            small.making(Duration.ZERO);
            var calls = new VendorCalls(small.kie(), SandboxProviders.KIE_KEY);
            for (var number = 0; number < 5; number++) {
                calls.post(CREATE, wan(""));
            }

            assertThat(small.tasks()).hasSize(3);
            assertThat(small.creates("")).isEqualTo(5);
        }
    }
}
