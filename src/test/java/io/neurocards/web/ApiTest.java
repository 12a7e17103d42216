package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Photo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code /v1}, by a program over real HTTP against the whole application. */
@Thorough
@Order(2)
class ApiTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Photo sneaker;

    private ApiClient anybody;
    private ApiClient seller;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                RunningStudio.USUAL_FILMS,
                "--neurocards.web.account-requests-per-minute=10000",
                "--neurocards.web.requests-per-minute=100000");
        sneaker = new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void a_seller_signs_up() throws Exception {
        anybody = new ApiClient(studio.address());
        seller = anybody.signedUp("seller-" + UUID.randomUUID() + "@example.org");
    }

    @Test
    void from_a_photo_to_a_clip_with_every_credit_explained() throws Exception {
        var balance = seller.get("/v1/balance");
        assertThat(balance.body().path("credits").asInt()).isEqualTo(2);

        var ordered = seller.order("first", sneaker, brief("description", "Белый кроссовок <b>&</b> 👟"));
        assertThat(ordered.status()).isEqualTo(202);
        assertThat(ordered.body().at("/balance/credits").asInt()).isEqualTo(1);
        assertThat(ordered.body().at("/balance/held").asInt()).isEqualTo(1);
        var job = ordered.body().at("/jobs/0/job_id").asString();

        var done = seller.finished(job);
        assertThat(done.text("stage")).isEqualTo("completed");
        assertThat(done.body().path("charged").asBoolean()).isTrue();
        assertThat(done.body().path("progress").asInt()).isEqualTo(100);
        assertThat(done.text("description")).isEqualTo("Белый кроссовок <b>&</b> 👟");
        assertThat(done.body().path("error").isNull()).isTrue();

        var clip = anybody.bytes(done.text("video_url"));
        assertThat(new String(clip, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(anybody.bytes(done.text("poster_url"))).startsWith(0xFF, 0xD8);
        var entries = seller.get("/v1/ledger").body().path("entries");
        assertThat(StreamSupport.stream(entries.spliterator(), false)
                        .map(entry -> entry.path("kind").asString() + " "
                                + entry.path("amount").asInt() + " "
                                + entry.path("balance_after").asInt() + " "
                                + entry.path("held_after").asInt()))
                .containsExactly("capture 0 1 0", "hold -1 1 1", "grant 2 2 0");
        assertThat(seller.get("/v1/videos").body().path("videos")).hasSize(1);
    }

    @Test
    void progress_comes_as_events_and_ends_with_the_clip() throws Exception {
        var ordered = seller.order(null, sneaker, brief("template", "ugc"));
        var job = ordered.body().at("/jobs/0/job_id").asString();

        var events = seller.events(job).get(2, TimeUnit.MINUTES);

        assertThat(events).contains("event:video").contains("\"stage\":\"generating\"");
        assertThat(events.strip()
                        .lines()
                        .filter(line -> line.startsWith("data:"))
                        .toList()
                        .getLast())
                .contains("\"status\":\"completed\"")
                .contains("\"charged\":true");
    }

    @Test
    void one_key_orders_once_however_many_send_it_at_the_same_time() throws Exception {
        var answers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var sends = new ArrayList<Callable<String>>();
            for (var send = 0; send < 6; send++) {
                sends.add(() -> seller.order("same", sneaker, brief()).text("order_id"));
            }
            for (var answer : pool.invokeAll(sends)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).doesNotContain("").containsOnly(answers.getFirst());
        assertThat(seller.get("/v1/balance").body().path("held").asInt()
                        + seller.get("/v1/balance").body().path("credits").asInt())
                .isGreaterThanOrEqualTo(1);
        assertThat(seller.get("/v1/videos").body().path("videos")).hasSize(1);
        var other = seller.order("same", sneaker, brief("description", "something else"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        cancelAll();
    }

    @Test
    void a_cancelled_clip_costs_nothing_and_can_be_ordered_again() throws Exception {
        var job =
                seller.order(null, sneaker, brief()).body().at("/jobs/0/job_id").asString();

        var cancelled = seller.post("/v1/videos/" + job + "/cancel", "");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("stage")).isEqualTo("cancelled");
        assertThat(cancelled.body().at("/error/code").asString()).isEqualTo("cancelled_by_customer");
        assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isEqualTo(2);

        var again = seller.post("/v1/videos/" + job + "/again", "", "Idempotency-Key", "again");
        assertThat(again.status()).isEqualTo(202);
        assertThat(seller.post("/v1/videos/" + job + "/again", "", "Idempotency-Key", "again")
                        .text("order_id"))
                .isEqualTo(again.text("order_id"));
        cancelAll();
    }

    @Test
    void three_clips_with_two_credits_are_refused_with_need_and_have() throws Exception {
        var refused = seller.order(null, sneaker, brief("count", "3"));

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.code()).isEqualTo("insufficient_credits");
        assertThat(refused.body().path("need").asInt()).isEqualTo(3);
        assertThat(refused.body().path("have").asInt()).isEqualTo(2);
        assertThat(refused.text("detail"))
                .contains("needs 3")
                .contains("have 2")
                .contains("nothing was charged");
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count       | -5       | 422 | count_invalid",
                "count       | 2        | 422 | count_invalid",
                "count       | 1000     | 422 | count_invalid",
                "count       | many     | 422 | count_invalid",
                "template    | movie    | 422 | template_unknown",
                "template    | ' '      | 422 | template_unknown",
                "model       | nosuch   | 422 | model_unknown",
                "model       | sora-2   | 503 | model_unavailable",
                "duration    | 4        | 422 | duration_invalid",
                "duration    | 15       | 422 | duration_invalid",
                "duration    | long     | 422 | duration_invalid",
                "description | ' '      | 422 | description_required",
                "template    | self     | 422 | prompt_required"
            })
    void a_wrong_field_is_named_and_nothing_happens(String field, String value, int status, String code)
            throws Exception {
        var refused = seller.order(null, sneaker, brief(field, value));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.text("detail")).containsIgnoringCase("nothing was charged");
        assertNothingHappened();
    }

    @Test
    void a_text_of_ten_thousand_characters_is_refused_and_counted_as_a_reader_counts() throws Exception {
        var refused = seller.order(null, sneaker, brief("description", "👟".repeat(10_000)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("text_too_long");
        assertThat(refused.body().path("length").asInt()).isEqualTo(10_000);
        assertNothingHappened();
    }

    @Test
    void a_photo_that_is_none_is_refused() throws Exception {
        var pdf = new Photo("photo.jpg", "%PDF-1.7 not a photo".getBytes(StandardCharsets.US_ASCII));
        var cut = new Photo("photo.jpg", Arrays.copyOf(sneaker.content(), sneaker.content().length / 2));
        var heavy = new Photo("photo.jpg", new byte[25 << 20]);

        assertRefused(pdf, 415, "photo_not_an_image");
        assertRefused(cut, 422, "photo_damaged");
        assertRefused(new Photo("photo.png", png(200, 200)), 422, "photo_too_small");
        assertRefused(heavy, 413, "photo_too_heavy");
        assertRefused(new Photo("photo.png", new byte[0]), 422, "photo_required");
        assertRefused(null, 422, "photo_required");
        assertNothingHappened();
    }

    @Test
    void nobody_gets_in_without_a_token_of_their_own() throws Exception {
        var job =
                seller.order(null, sneaker, brief()).body().at("/jobs/0/job_id").asString();
        var stranger = anybody.signedUp("stranger-" + UUID.randomUUID() + "@example.org");

        for (var path : List.of("/v1/balance", "/v1/ledger", "/v1/videos", "/v1/videos/" + job)) {
            assertThat(anybody.get(path).status()).as(path).isEqualTo(401);
            assertThat(anybody.with("nks_made_up").get(path).code()).as(path).isEqualTo("unauthenticated");
        }
        assertThat(stranger.get("/v1/videos/" + job).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/videos/" + job + "/events").status()).isEqualTo(404);
        assertThat(stranger.post("/v1/videos/" + job + "/cancel", "").status()).isEqualTo(404);
        assertThat(stranger.post("/v1/videos/" + job + "/again", "").status()).isEqualTo(404);
        assertThat(seller.get("/v1/videos/not-an-id").status()).isEqualTo(404);
        assertThat(seller.get("/v1/no/such/thing").code()).isEqualTo("not_found");
        cancelAll();
    }

    @Test
    void a_token_is_worth_nothing_after_signing_out() throws Exception {
        assertThat(seller.delete("/v1/website/sessions/current").status()).isEqualTo(204);

        assertThat(seller.get("/v1/balance").status()).isEqualTo(401);
    }

    @Test
    void signing_up_needs_consent_and_a_proved_address() throws Exception {
        var email = "new-" + UUID.randomUUID() + "@example.org";
        var noConsent = anybody.post(
                "/v1/website/users/", "{\"email\":\"%s\",\"password\":\"long enough 1\"}".formatted(email));
        assertThat(noConsent.status()).isEqualTo(422);
        assertThat(noConsent.code()).isEqualTo("terms_not_accepted");

        var created = anybody.post(
                "/v1/website/users/",
                "{\"email\":\"%s\",\"password\":\"long enough 1\",\"first_name\":\"Ann\",\"accept_terms\":true}"
                        .formatted(email));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("success");
        assertThat(created.text("platform")).isEqualTo("website");
        assertThat(UUID.fromString(created.text("user_uuid")).version()).isEqualTo(7);

        var tooEarly = anybody.post(
                "/v1/website/sessions", "{\"email\":\"%s\",\"password\":\"long enough 1\"}".formatted(email));
        assertThat(tooEarly.status()).isIn(401, 403);
        assertThat(anybody.post("/v1/website/users/" + email + "/verify", "{\"code\":\"000000\"}")
                        .code())
                .isEqualTo("code_wrong");
        assertThat(anybody.post("/v1/website/users/", "{\"email\":").code()).isEqualTo("invalid_request");
        assertThat(anybody.post(
                                "/v1/website/users/",
                                "{\"email\":\"no address\",\"password\":\"x\",\"accept_terms\":true}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void everybody_may_read_the_catalogue_the_health_and_the_contract() throws Exception {
        assertThat(anybody.get("/v1/models")
                        .body()
                        .path("models")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("local");
        assertThat(anybody.get("/v1/models").body().path("models")).hasSize(1);
        assertThat(anybody.get("/v1/templates").body().path("templates")).hasSize(3);
        assertThat(anybody.get("/healthz").text("status")).isEqualTo("ok");
        assertThat(anybody.get("/readyz").body().at("/checks/database").asString())
                .isEqualTo("ok");
        var contract = anybody.get("/v3/api-docs").body();
        assertThat(contract.path("paths").propertyNames())
                .contains(
                        "/v1/videos",
                        "/v1/videos/{job_id}",
                        "/v1/videos/{job_id}/cancel",
                        "/v1/videos/{job_id}/again",
                        "/v1/videos/{job_id}/events",
                        "/v1/balance",
                        "/v1/ledger",
                        "/v1/website/users/{email}/verify",
                        "/v1/website/sessions");
        assertThat(anybody.get("/docs").status()).isIn(200, 302);
    }

    private void assertRefused(Photo photo, int status, String code) throws Exception {
        var refused = seller.order(null, photo, brief());
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("detail")).containsIgnoringCase("nothing was charged");
    }

    private void assertNothingHappened() throws Exception {
        var balance = seller.get("/v1/balance").body();
        assertThat(balance.path("credits").asInt()).isEqualTo(2);
        assertThat(balance.path("held").asInt()).isZero();
        assertThat(seller.get("/v1/videos").body().path("videos")).isEmpty();
    }

    private void cancelAll() throws Exception {
        for (var video : seller.get("/v1/videos").body().path("videos")) {
            seller.post("/v1/videos/" + video.path("job_id").asString() + "/cancel", "");
        }
    }

    private static byte[] png(int width, int height) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
