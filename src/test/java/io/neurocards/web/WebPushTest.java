package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.notifications.push.PushBrowser;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Stage;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.web.ApiClient.Photo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications in a browser, sent to a push service on loopback that opens them. */
@Thorough
class WebPushTest {

    private static final String WAITING = "notifications where state = 'waiting'";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static PushBrowser browser;
    private static RunningStudio studio;
    private static ApiClient anna;
    private static UUID person;
    private static UUID video;

    @BeforeAll
    static void start() throws Exception {
        browser = new PushBrowser();
        studio = RunningStudio.start(folder, "--neurocards.providers.fetch.allowed-hosts=" + browser.host());
        anna = new ApiClient(studio.address()).signedUp("anna-" + UUID.randomUUID() + "@example.org");
        var photo = new Photo("mug.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/ceramic-mug.jpg")));
        video = UUID.fromString(anna.order(
                        null, photo, Map.of("template", "ugc", "description", "Кружка", "count", "1", "duration", "5"))
                .job());
        anna.post("/v1/videos/" + video + "/cancel", "");
        person = studio.database()
                .jdbc()
                .sql("select person_id from video_orders")
                .query(UUID.class)
                .single();
    }

    @AfterAll
    static void stop() {
        studio.close();
        browser.close();
    }

    @Test
    void a_clip_that_is_ready_is_told_once_to_each_browser_until_it_is_gone() throws Exception {
        var key = anna.get("/v1/push/key").text("public_key");
        assertThat(anna.post("/v1/push/subscriptions", browser.subscription()).status())
                .isEqualTo(204);
        assertThat(anna.post("/v1/push/subscriptions", browser.subscription()).status())
                .isEqualTo(204);
        assertThat(rows("push_subscriptions")).isEqualTo(1);

        browser.answer(500);
        ends(video, Stage.COMPLETED);
        ends(video, Stage.COMPLETED);
        until(() -> browser.shown().size() == 1 && rows(WAITING) == 0);

        assertThat(browser.shown().getFirst())
                .contains("\"url\":\"/videos/" + video + "\"", "\"body\":\"Кружка\"", "\"title\":\"");
        assertThat(browser.headers())
                .hasSize(2)
                .allSatisfy(sent ->
                        assertThat(sent).startsWith("86400 aes128gcm vapid t=").endsWith(", k=" + key));

        ends(video, Stage.COMPLETED);
        ends(video, Stage.FAILED);
        until(() -> browser.shown().size() == 2 && rows(WAITING) == 0);
        assertThat(browser.shown().getLast())
                .contains("\"title\":\"The clip could not be made\"", "Credits that are yours again: 1.");

        browser.answer(410);
        ends(UUID.randomUUID(), Stage.COMPLETED);
        until(() -> rows("push_subscriptions") == 0 && rows(WAITING) == 0);
        assertThat(browser.shown()).hasSize(2);

        assertThat(anna.post("/v1/push/subscriptions", browser.subscription()).status())
                .isEqualTo(204);
        assertThat(anna.delete("/v1/push/subscriptions?endpoint=" + browser.endpoint())
                        .status())
                .isEqualTo(204);
        assertThat(rows("push_subscriptions")).isZero();
        assertThat(anna.delete("/v1/push/subscriptions?endpoint=a%00b").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example/send",
                "https://localhost/send",
                "https://127.0.0.1/send",
                "https://10.0.0.1/send",
                "https://[::1]/send",
                "https://169.254.169.254/latest",
                "https://0x7f.1/send",
                "https://anna:secret@push.example/send",
                "ftp://push.example",
                "nothing"
            })
    void an_address_that_is_not_public_is_refused(String endpoint) throws Exception {
        var refused = anna.post("/v1/push/subscriptions", browser.subscription().replace(browser.endpoint(), endpoint));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo("endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"endpoint\":\"https://push.example/a\"}",
                "{\"endpoint\":\"https://push.example/a\"," + "\"keys\":{\"p256dh\":\"BAAA\",\"auth\":\"AAAA\"}}"
            })
    void what_is_no_subscription_is_refused(String json) throws Exception {
        assertThat(anna.post("/v1/push/subscriptions", json).status()).isEqualTo(400);
    }

    private static void ends(UUID clip, Stage stage) {
        var now = studio.bean(Clock.class).instant();
        studio.bean(Decisions.class)
                .act(() -> studio.publish(new VideoEnded(clip, UUID.randomUUID(), new PersonId(person), stage, now)));
    }

    private static int rows(String table) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static void until(BooleanSupplier there) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
