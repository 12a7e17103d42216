package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.database.pair.Mode;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.snapshot.Snapshot;
import io.neurocards.web.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers see of their own while both databases are away: over HTTP, before and after a restart. */
@Thorough
@Order(2)
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class ReadsWithoutDatabasesTest {

    private static final String AS_OF = "X-Data-As-Of";

    /** Together fewer than a caller may ask in a minute. */
    private static final int ROUNDS = 55;

    /** Fewer than one customer may have waiting. */
    private static final int ORDERS = 15;

    @TempDir
    Path folder;

    private StudioOnTwo studio;

    @BeforeEach
    void two_databases() throws Exception {
        studio = StudioOnTwo.start(folder);
        studio.awaitMode(Mode.FULL_OPERATIONAL);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void a_customer_sees_their_own_with_its_age_through_an_outage_and_a_restart_and_nobody_else_does()
            throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        var other = studio.client().signedUp("other@example.org");
        var clip = Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg"));
        var job = finished("seller@example.org", clip);
        var balance = seller.get("/v1/balance");
        var kept = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        awaitKept(Instant.now());
        studio.takeBothAway();

        for (var restarted = false; ; restarted = true) {
            var now = studio.client().with(seller.token());
            assertThat(now.get("/v1/balance").body()).isEqualTo(balance.body());
            assertThat(asOf(now.get("/v1/balance"))).isBetween(kept, Instant.now());
            var video = now.get("/v1/videos/" + job);
            assertThat(video.text("status")).isEqualTo("completed");
            assertThat(video.raw().headers().firstValue(AS_OF)).isPresent();
            assertThat(studio.client().bytes(video.text("video_url"))).isEqualTo(clip);
            assertThat(now.get("/v1/videos").body().path("videos")).hasSize(1);
            assertThat(now.get("/v1/videos?before=" + job).body().path("videos"))
                    .isEmpty();
            assertThat(now.get("/v1/ledger").body().path("entries")).hasSize(1);
            assertThat(now.get("/v1/models").status()).isEqualTo(200);
            var stranger = studio.client().with(other.token());
            assertThat(stranger.get("/v1/videos/" + job).status()).isEqualTo(503);
            assertThat(stranger.get("/v1/videos").body().path("videos")).isEmpty();
            assertThat(studio.client()
                            .with("nks_" + "t".repeat(43))
                            .get("/v1/balance")
                            .status())
                    .isEqualTo(503);
            if (restarted) {
                break;
            }
            until(
                    () -> Files.getLastModifiedTime(onDisk())
                            .toInstant()
                            .isAfter(snapshot().asOf()),
                    written -> written);
            studio.stop();
            studio.start();
            studio.awaitMode(Mode.CACHE_ONLY);
            until(() -> snapshot().figures().items(), items -> items == 2);
        }
        var figures = snapshot().figures();
        assertThat(figures.hits()).isEqualTo(7);
        assertThat(figures.misses()).isEqualTo(1);
        assertThat(figures.bytes()).isPositive();

        studio.giveBack();
        var fresh = studio.client().with(seller.token()).get("/v1/balance");
        assertThat(fresh.raw().headers().firstValue(AS_OF)).isEmpty();
        assertThat(Files.readString(onDisk()))
                .doesNotContain(seller.token(), "seller@example.org", "a password of mine", "signature=");
    }

    @Test
    void of_what_is_promised_without_databases_999_of_1000_calls_are_answered_by_no_failure() throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        var job = finished("seller@example.org", new byte[] {1});
        awaitKept(Instant.now());
        studio.takeBothAway();
        var promised = List.of(
                "/v1/balance",
                "/v1/ledger",
                "/v1/videos",
                "/v1/videos/" + job,
                "/v1/orders",
                "/v1/loyalty",
                "/v1/models",
                "/healthz");

        var answers = new TreeMap<Integer, Integer>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var route : promised) {
                answers.merge(seller.get(route).status(), 1, Integer::sum);
            }
            if (round < ORDERS) {
                var ordered = seller.order("order-" + round, StudioOnTwo.sneaker(), brief());
                answers.merge(ordered.status(), 1, Integer::sum);
            }
        }

        var asked = ROUNDS * promised.size() + ORDERS;
        var failed = answers.tailMap(500).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(answers.headMap(500).keySet()).as(answers.toString()).containsExactly(200, 202);
        assertThat(1 - failed / (double) asked)
                .as("the share of answers without failure: " + answers)
                .isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void a_call_that_nobody_can_answer_is_logged_by_its_route_and_names_nobody(CapturedOutput output) throws Exception {
        var address = "hidden-" + UUID.randomUUID() + "@example.org";
        var seller = studio.client().signedUp("seller@example.org");
        awaitKept(Instant.now());
        studio.takeBothAway();

        var unanswered = seller.get("/v1/website/users/" + address);

        assertThat(unanswered.status()).isEqualTo(503);
        assertThat(output.getAll()).contains("route=/v1/website/users/{email}").doesNotContain(address);
    }

    @Test
    void pages_show_what_is_kept_under_one_line_that_says_its_age() throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        finished("seller@example.org", new byte[] {1});
        awaitKept(Instant.now());
        studio.takeBothAway();

        for (var path : new String[] {"/studio", "/gallery", "/cabinet", "/cabinet/purchases"}) {
            var page = page(seller, path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).containsOnlyOnce("can’t be reached. You see your credits");
            assertThat(page.headers().firstValue(AS_OF)).as(path).isPresent();
        }
        assertThat(page(seller, "/gallery").body()).contains("white sneaker");
        assertThat(page(studio.client(), "/terms").body()).contains("can’t be reached. Finished clips");
        assertThat(page(seller, "/cabinet/delete").statusCode()).isEqualTo(503);
        var forDevices = page(seller, "/app/me");
        assertThat(forDevices.body()).contains("white sneaker").doesNotContain("formerly\":[");
        assertThat(forDevices.headers().firstValue(AS_OF)).isPresent();
        studio.giveBack();
        assertThat(page(seller, "/app/me").body()).contains("\"formerly\":[]");
        assertThat(page(seller, "/gallery").body()).doesNotContain("can’t be reached");
    }

    @Test
    void the_bot_says_once_what_waits_and_answers_what_was_written_when_somebody_can_decide() throws Exception {
        var person = TelegramPerson.named(
                URI.create(studio.address() + "/sandbox/telegram/api"), 6_900_000_001L, "Waiter", "en");
        person.says("/start");
        person.awaitText("terms of use");
        studio.takeBothAway();

        person.says("/help");
        person.says("/help");
        person.awaitText("databases can’t be reached");
        studio.giveBack();
        until(() -> said(person, "How it works"), answers -> answers == 2);

        assertThat(said(person, "databases can’t be reached")).isEqualTo(1);
    }

    private static long said(TelegramPerson person, String text) {
        return person.messages().stream()
                .filter(seen -> seen.fromBot() && seen.text().contains(text))
                .count();
    }

    /** Gives a customer a clip that was made already; what its file says does not matter here. */
    private UUID finished(String email, byte[] film) throws IOException {
        var clip = new MediaKey(Bucket.OUTPUTS, "kept/clip.mp4");
        studio.bean(MediaStore.class).put(clip, new ByteArrayInputStream(film));
        var job = UUID.randomUUID();
        var jdbc = studio.bean(JdbcClient.class);
        studio.bean(Decisions.class).act(() -> {
            jdbc.sql("""
                            insert into video_orders (id, person_id, template, model, description, wishes, prompt, seconds,
                                                      count, credits_each, photo, language, ordered_at)
                            select :id, person_id, 'ad', 'studio', 'white sneaker', '', '', 5, 1, 1, 'photo.jpg', 'en', now()
                            from identities where external_id = :email
                            """).param("id", job).param("email", email).update();
            jdbc.sql("""
                            insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant,
                                              attempts, clip, poster, ai_mark, created_at, started_at, finished_at)
                            select :id, id, person_id, 1, 'completed', 'completed', 100, 1, 1, 1, 1, :clip, :clip,
                                   'compositeSynthetic', now(), now(), now()
                            from video_orders where id = :id
                            """).param("id", job).param("clip", clip.path()).update();
        });
        return job;
    }

    private static Instant asOf(Answer answer) {
        return Instant.parse(answer.raw().headers().firstValue(AS_OF).orElseThrow());
    }

    private HttpResponse<String> page(ApiClient who, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(studio.address() + path)).header("Accept-Language", "en");
        if (who.token() != null) {
            request.header("Cookie", "neurocards_session=" + who.token());
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private Path onDisk() {
        return folder.resolve("snapshot.kept");
    }

    private void awaitKept(Instant since) throws Exception {
        var callers = folder.resolve("callers.json");
        until(
                () -> Files.exists(callers)
                        && Files.getLastModifiedTime(callers).toInstant().isAfter(since),
                written -> written);
        until(() -> snapshot().asOf(), asOf -> asOf.isAfter(since));
    }

    private Snapshot snapshot() {
        return studio.bean(Snapshot.class);
    }
}
