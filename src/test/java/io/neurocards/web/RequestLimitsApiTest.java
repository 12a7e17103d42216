package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends too much, over real HTTP: a session its share, and an address what it may send about accounts. */
@Thorough
class RequestLimitsApiTest {

    private static final int REQUESTS = 30;
    private static final int ABOUT_ACCOUNTS = 5;
    private static final String SESSIONS = "/v1/website/sessions";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static ApiClient ann;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.requests-per-minute=" + REQUESTS,
                "--neurocards.web.account-requests-per-minute=" + ABOUT_ACCOUNTS);
        ann = new ApiClient(studio.address()).signedUp("ann@example.org");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    private static long header(Answer answer, String name) {
        return answer.raw().headers().firstValueAsLong(name).orElseThrow();
    }

    private static void assertRefused(Answer refused, int limit) {
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(refused.code()).isEqualTo("too_many_requests");
        assertThat(refused.body().path("status").asInt()).isEqualTo(429);
        assertThat(refused.text("type")).isEqualTo("urn:neurocards:problem:too_many_requests");
        assertThat(refused.text("detail")).isNotEmpty();
        assertThat(refused.body().path("limit").asInt()).isEqualTo(limit);
        assertThat(header(refused, "RateLimit-Limit")).isEqualTo(limit);
        assertThat(header(refused, "RateLimit-Remaining")).isZero();
        assertThat(header(refused, "Retry-After"))
                .isEqualTo(refused.body().path("retry_after_seconds").asLong())
                .isBetween(1L, (60L + limit - 1) / limit);
        assertThat(header(refused, "RateLimit-Reset")).isBetween(header(refused, "Retry-After"), 60L);
    }

    /** What is counted comes back one by one, so that a slow machine may send a few more before it is refused. */
    private interface Call {
        Answer send() throws Exception;
    }

    private static Answer untilRefused(int limit, Call call) throws Exception {
        var began = System.nanoTime();
        var left = (long) limit;
        for (var sent = 1; ; sent++) {
            var answer = call.send();
            var back = Duration.ofNanos(System.nanoTime() - began).toMillis() * limit / 60_000 + 1;
            if (answer.status() == 429) {
                assertThat(sent - 1L).as("let through").isBetween((long) limit, limit + back);
                return answer;
            }
            assertThat(sent).as("sent, and none refused").isLessThanOrEqualTo((int) (limit + back));
            assertThat(header(answer, "RateLimit-Limit")).isEqualTo(limit);
            assertThat(header(answer, "RateLimit-Remaining")).isBetween(limit - (long) sent, limit - sent + back);
            assertThat(header(answer, "RateLimit-Remaining")).isLessThanOrEqualTo(left);
            assertThat(header(answer, "RateLimit-Reset")).isBetween(1L, 60L);
            left = header(answer, "RateLimit-Remaining") + 1;
        }
    }

    /** Sends it until it is refused: on a slow machine a share has come back between two that are refused. */
    private static Answer refused(Call call) throws Exception {
        for (var sent = 0; sent < 3 * REQUESTS; sent++) {
            var answer = call.send();
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("However often it is sent, it is not refused");
    }

    @Test
    void a_session_is_refused_when_its_share_is_used_up_is_told_the_truth_and_goes_on_then() throws Exception {
        var anybody = new ApiClient(studio.address());

        var refused = untilRefused(REQUESTS, () -> ann.get("/v1/balance"));

        assertRefused(refused, REQUESTS);
        assertThat(anybody.get("/v1/goods").status())
                .as("the same address, without the session")
                .isEqualTo(200);
        var again = refused(() -> ann.post("/v1/orders", "{}"));
        assertRefused(again, REQUESTS);
        TimeUnit.SECONDS.sleep(header(again, "Retry-After"));
        assertThat(ann.get("/v1/balance").status()).isEqualTo(200);
    }

    @Test
    void an_address_is_refused_when_it_asks_too_much_about_accounts_and_may_do_the_rest() throws Exception {
        var anybody = new ApiClient(studio.address());
        assertRefused(refused(() -> anybody.post(SESSIONS, "{}")), ABOUT_ACCOUNTS);
        assertRefused(refused(() -> anybody.post("/v1/website/users/", "{}")), ABOUT_ACCOUNTS);
        assertRefused(refused(() -> anybody.post("/v1/mobile/users/", "{}")), ABOUT_ACCOUNTS);
        assertThat(anybody.get("/v1/goods").status()).isEqualTo(200);
        var atTheDoor = atTheDoor();
        assertThat(atTheDoor.headers().firstValueAsLong("RateLimit-Limit").orElseThrow())
                .isEqualTo(ABOUT_ACCOUNTS);

        TimeUnit.SECONDS.sleep(
                atTheDoor.headers().firstValueAsLong("Retry-After").orElseThrow());
        assertThat(anybody.post(SESSIONS, "{}").status()).isEqualTo(400);
    }

    /** Returns what a reader is answered who signs in too often. */
    private static HttpResponse<String> atTheDoor() throws Exception {
        var browser = new PlainBrowser(studio.address());
        for (var sent = 0; sent < 3 * REQUESTS; sent++) {
            var answer = browser.post("/sign-in");
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("However often it is sent, it is not refused");
    }
}
