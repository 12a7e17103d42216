package io.neurocards.sandbox.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.ffmpeg.ClipFacts;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The clips as somebody who plays them finds them. */
class ClipsTest {

    @TempDir
    private static Path folder;

    private static SandboxProviders sandbox;
    private static VendorCalls kie;
    private static VendorCalls files;
    private static Ffmpeg ffmpeg;

    @BeforeAll
    static void start() throws IOException {
        sandbox = SandboxProviders.start(folder, "--neurocards.sandbox.providers.photos=true");
        kie = new VendorCalls(sandbox.kie(), SandboxProviders.KIE_KEY);
        files = new VendorCalls(sandbox.kieFiles(), SandboxProviders.KIE_KEY);
        ffmpeg = Ffmpeg.find(null, folder);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    /** A red square on white. */
    private static byte[] photo(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    private static String uploaded(byte[] photo) throws IOException, InterruptedException {
        var answer = files.post(
                "/api/file-base64-upload",
                Json.text(Json.object()
                        .put(
                                "base64Data",
                                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(photo))
                        .put("uploadPath", "photos")));
        return answer.at("/data/downloadUrl").stringValue();
    }

    private static String made(String photo, int seconds) throws IOException, InterruptedException {
        var order = """
                {"model": "wan/2-7-image-to-video", "input": {"prompt": "A mug", "duration": %d, "first_frame_url": "%s"}}
                """.formatted(seconds, photo);
        var id = kie.post("/api/v1/jobs/createTask", order).at("/data/taskId").stringValue();
        var record = kie.await(
                "/api/v1/jobs/recordInfo?taskId=" + id,
                answer -> answer.at("/data/state").asString("").equals("success"));
        return Json.read(record.at("/data/resultJson").stringValue())
                .at("/resultUrls/0")
                .stringValue();
    }

    private static Path clip(String photo, int seconds) throws IOException, InterruptedException {
        var file = Files.createTempFile(folder, "clip", ".mp4");
        return Files.write(file, VendorCalls.download(made(photo, seconds)).body());
    }

    private static ClipFacts facts(Path clip) throws Exception {
        return ffmpeg.probe(clip);
    }

    private static BufferedImage frame(Path clip, int second) throws Exception {
        var jpeg = Files.createTempFile(folder, "frame", ".jpg");
        ffmpeg.poster(clip, Duration.ofSeconds(second), jpeg);
        return ImageIO.read(jpeg.toFile());
    }

    private static long different(BufferedImage one, BufferedImage other) {
        var count = 0L;
        for (var y = 0; y < one.getHeight(); y++) {
            for (var x = 0; x < one.getWidth(); x++) {
                var a = new Color(one.getRGB(x, y));
                var b = new Color(other.getRGB(x, y));
                count += Math.abs(a.getGreen() - b.getGreen()) > 60 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void a_clip_shows_the_photo_with_a_mark_moves_sounds_and_lasts_as_ordered() throws Exception {
        var clip = clip(uploaded(photo(720, 1280)), 6);

        var facts = facts(clip);
        var first = frame(clip, 0);
        assertThat(facts.videoCodec()).isEqualTo("h264");
        assertThat(facts.width()).isEqualTo(270);
        assertThat(facts.height()).isEqualTo(480);
        assertThat(facts.duration().toMillis()).isBetween(5900L, 6200L);
        assertThat(facts.hasAudio()).isTrue();
        assertThat(new Color(first.getRGB(135, 240)).getRed()).isGreaterThan(200);
        assertThat(new Color(first.getRGB(135, 240)).getGreen()).isLessThan(80);
        assertThat(new Color(first.getRGB(20, 20)).getGreen()).isGreaterThan(200);
        assertThat(different(first, frame(clip, 5))).isGreaterThan(2000);
        assertThat(new Color(first.getRGB(135, 442)).getGreen()).isLessThan(240);
        assertThat(Files.size(clip)).isLessThan(2_000_000);
        Files.copy(clip, Path.of("target", "simulated-clip.mp4"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_photo_of_another_shape_makes_a_clip_of_that_shape() throws Exception {
        var wide = facts(clip(uploaded(photo(1280, 720)), 5));

        assertThat(wide.width()).isEqualTo(480);
        assertThat(wide.height()).isEqualTo(270);
    }

    @Test
    void a_photo_can_be_sent_as_a_file_or_fetched_and_is_handed_out_again() throws Exception {
        var photo = photo(400, 711);
        var form = new ByteArrayOutputStream();
        form.writeBytes("""
                --b
                Content-Disposition: form-data; name="uploadPath"

                photos
                --b
                Content-Disposition: form-data; name="file"; filename="mug.jpg"
                Content-Type: image/jpeg

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(photo);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = files.request("/api/file-stream-upload")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();

        var sent = Json.read(VendorCalls.send(request, BodyHandlers.ofString()).body());
        var url = sent.at("/data/downloadUrl").stringValue();
        var fetched = fetch(url);

        assertThat(sent.path("success").booleanValue()).isTrue();
        assertThat(sent.at("/data/mimeType").stringValue()).isEqualTo("image/jpeg");
        assertThat(VendorCalls.download(url).body()).isEqualTo(photo);
        assertThat(fetched.at("/data/fileSize").intValue()).isEqualTo(photo.length);
    }

    private static JsonNode fetch(String url) throws IOException, InterruptedException {
        return files.post(
                "/api/file-url-upload",
                Json.text(Json.object().put("fileUrl", url).put("uploadPath", "photos")));
    }

    @Test
    void what_is_no_picture_or_comes_from_a_stranger_is_not_taken() throws Exception {
        var text = files.post("/api/file-base64-upload", "{\"base64Data\": \"aGVsbG8=\", \"uploadPath\": \"photos\"}");
        var nowhere = files.post("/api/file-base64-upload", "{\"base64Data\": \"/9j/4AAQ\"}");
        var stranger = new VendorCalls(sandbox.kieFiles(), "nobody")
                .exchange("/api/file-base64-upload", "{\"uploadPath\": \"a\"}");

        assertThat(text.path("msg").stringValue()).isEqualTo("Unsupported file type");
        assertThat(nowhere.path("msg").stringValue()).isEqualTo("uploadPath is required");
        assertThat(stranger.statusCode()).isEqualTo(401);
    }

    @Test
    void a_clip_may_be_black_frozen_or_of_another_ratio_length_or_product() throws Exception {
        var photo = uploaded(photo(720, 1280));
        sandbox.order(Fault.of(Kind.CLIP_BLACK));
        var black = clip(photo, 5);
        sandbox.order(Fault.of(Kind.CLIP_FROZEN));
        var frozen = clip(photo, 5);
        sandbox.order(Fault.of(Kind.CLIP_WRONG_RATIO));
        var square = facts(clip(photo, 5));
        sandbox.order(Fault.of(Kind.CLIP_WRONG_LENGTH));
        var brief = facts(clip(photo, 5));
        sandbox.order(Fault.of(Kind.CLIP_OTHER_PICTURE));
        var other = clip(photo, 5);
        var good = clip(photo, 5);

        assertThat(new Color(frame(black, 2).getRGB(135, 240)).getRed()).isLessThan(20);
        assertThat(different(frame(frozen, 0), frame(frozen, 4))).isLessThan(50);
        assertThat(square.width()).isEqualTo(square.height());
        assertThat(brief.duration().toMillis()).isLessThan(3000);
        assertThat(different(frame(good, 1), frame(other, 1))).isGreaterThan(20_000);
    }
}
