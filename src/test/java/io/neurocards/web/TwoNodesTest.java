package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.neurocards.Thorough;
import io.neurocards.neighbours.RedisServer;
import io.neurocards.shared.Until;
import io.neurocards.web.ApiClient.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the studio on one database and one Redis, as behind a balancer: what one of them was told the other one knows. */
@Thorough
class TwoNodesTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final int REQUESTS = 60;
    private static final int AT_ONCE = 4;
    private static final String MUG = "mug";

    @TempDir
    static Path folder;

    private static RedisServer redis;
    private static RunningStudio one;
    private static RunningStudio other;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start(Files.createDirectories(folder.resolve("redis")));
        var settings = List.of(
                        "--neurocards.web.admin-token=" + ADMIN,
                        "--neurocards.web.requests-per-minute=" + REQUESTS,
                        "--neurocards.web.account-requests-per-minute=1000",
                        "--neurocards.redis.url=" + redis.url())
                .toArray(String[]::new);
        one = RunningStudio.start(folder, settings);
        other = one.beside(folder.resolve("other"), settings);
        owner().post("/v1/admin/goods", OperatorOfStudio.mug(MUG, "990.00"));
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        one.close();
        redis.close();
    }

    private static ApiClient owner() {
        return there(one, ADMIN);
    }

    private static ApiClient there(RunningStudio node, String token) {
        return new ApiClient(node.address()).with(token);
    }

    private static ApiClient customer() throws Exception {
        return new ApiClient(one.address()).signedUp("customer-" + UUID.randomUUID() + "@example.org");
    }

    @Test
    void who_signs_in_at_one_is_known_at_the_other_and_who_signs_out_at_one_is_refused_at_the_other() throws Exception {
        var here = customer();
        var elsewhere = there(other, here.token());
        assertThat(elsewhere.get("/v1/balance").status()).isEqualTo(200);
        var browser = new PlainBrowser(one.address());
        browser.keeps("neurocards_session", here.token());
        assertThat(browser.at(other.address()).get("/cabinet").statusCode()).isEqualTo(200);

        assertThat(here.delete("/v1/website/sessions/current").status()).isEqualTo(204);

        assertThat(elsewhere.get("/v1/balance").status()).isEqualTo(401);
        assertThat(browser.get("/cabinet").headers().firstValue("Location")).contains("/sign-in?next=%2Fcabinet");
    }

    @Test
    void what_is_ended_at_one_opens_nothing_at_the_other() throws Exception {
        var here = customer();
        var device = here.post(
                        "/v1/mobile/users/",
                        "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1\"}"
                                .formatted(UUID.randomUUID()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .text("token");
        var program = owner().post("/v1/admin/service-tokens", "{\"name\":\"x\",\"scopes\":[\"users:read\"]}");
        var viewer = owner().post("/v1/admin/tokens", "{\"name\":\"Vera\",\"role\":\"viewer\",\"expires_in_days\":1}");
        var page = new PlainBrowser(one.address());
        page.administers(viewer.text("token"));
        assertThat(there(other, device).get("/v1/balance").status()).isEqualTo(200);
        assertThat(page.at(other.address()).get("/dashboard/state").statusCode())
                .isEqualTo(200);

        var installation = there(other, device)
                .get("/v1/devices")
                .body()
                .at("/devices/0/device_uuid")
                .asString();
        assertThat(here.delete("/v1/devices/" + installation).status()).isEqualTo(204);
        owner().delete("/v1/admin/service-tokens/" + program.text("id"));
        owner().delete("/v1/admin/tokens/" + viewer.text("id"));

        assertThat(there(other, device).get("/v1/balance").status()).isEqualTo(401);
        assertThat(there(other, program.text("token"))
                        .get("/v1/telegram/users/1")
                        .status())
                .isEqualTo(401);
        assertThat(there(other, viewer.text("token")).get("/v1/admin/status").status())
                .isEqualTo(401);
        assertThat(page.get("/dashboard/state").statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_sent_to_both_is_counted_as_one_and_by_each_alone_while_redis_is_away() throws Exception {
        var here = customer();
        var elsewhere = there(other, here.token());
        Until.holds("counted as one", () -> left(here) == left(elsewhere) + 1);

        redis.kill();
        while (here.get("/v1/balance").status() != 429) {
            assertThat(left(elsewhere)).isLessThan(REQUESTS);
        }
        assertThat(elsewhere.get("/v1/balance").status()).isIn(200, 429);
        redis.begin();

        var another = customer();
        var anotherElsewhere = there(other, another.token());
        Until.holds("counted as one again", () -> left(another) == left(anotherElsewhere) + 1);
    }

    @Test
    void both_are_to_be_seen_in_redis() {
        try (var client = RedisClient.create(redis.url());
                var look = client.connect()) {
            Until.holds("both are seen", () -> look.sync().scard("{neurocards}:workers") == 2);
            for (var worker : look.sync().smembers("{neurocards}:workers")) {
                assertThat(look.sync().hgetall("{neurocards}:worker:" + worker))
                        .containsEntry("roles", "bot,worker,web,api,monitor")
                        .containsKeys("host", "seen");
            }
        }
    }

    /** Sends one request, and returns how many are left. */
    private static long left(ApiClient caller) {
        try {
            return caller.get("/v1/balance")
                    .raw()
                    .headers()
                    .firstValueAsLong("RateLimit-Remaining")
                    .orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void one_key_at_both_of_them_at_once_is_one_order() throws Exception {
        var here = customer();
        for (var round = 0; round < 3; round++) {
            var key = UUID.randomUUID().toString();
            var wish = "{\"items\":[%s],\"currency\":\"RUB\"}".formatted(OperatorOfStudio.line(MUG));

            var answers = atBoth(here, customer -> customer.post("/v1/orders", wish, "Idempotency-Key", key));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
            assertThat(answers.stream().map(answer -> answer.text("order_id")).distinct())
                    .hasSize(1);
        }
        assertThat(here.get("/v1/orders").body().path("orders")).hasSize(3);
    }

    @Test
    void one_key_at_both_of_them_at_once_is_one_clip_and_one_charge() throws Exception {
        var here = customer();
        var before = here.get("/v1/balance").body().path("credits").asLong();
        var photo = StudioOnTwo.sneaker();

        var answers = atBoth(here, customer -> customer.order("one-clip", photo, ApiClient.brief()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 202));
        assertThat(answers.stream().map(Answer::job).distinct()).hasSize(1);
        assertThat(here.get("/v1/balance").body().path("credits").asLong()).isEqualTo(before - 1);
        assertThat(here.get("/v1/videos").body().path("videos")).hasSize(1);
    }

    private interface Call {
        Answer by(ApiClient customer) throws Exception;
    }

    /** Sends it to both nodes as often, all at once. */
    private static List<Answer> atBoth(ApiClient customer, Call call) throws Exception {
        var ready = new CountDownLatch(1);
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < AT_ONCE; number++) {
                for (var node : List.of(one, other)) {
                    Callable<Answer> sending = () -> {
                        var client = there(node, customer.token());
                        ready.await();
                        return call.by(client);
                    };
                    answers.add(threads.submit(sending));
                }
            }
            ready.countDown();
        }
        var all = new ArrayList<Answer>();
        for (var answer : answers) {
            all.add(answer.get());
        }
        return all;
    }
}
