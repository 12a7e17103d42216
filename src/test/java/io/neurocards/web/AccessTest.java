package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is closed, what is open, and what a browser is told, over real HTTP against the whole application. */
@Thorough
class AccessTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static String token;

    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(folder);
        token = new ApiClient(studio.address())
                .signedUp("reader-" + UUID.randomUUID() + "@example.org")
                .token();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/studio", "/gallery", "/cabinet", "/videos/01a1fb8e-76c6-7001-ba28-81757c72320a"})
    void a_reader_who_is_not_signed_in_is_asked_to(String path) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in?next=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/.env", "/h2-console", "/storage/"})
    void nothing_else_is_open(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).as(path).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_not_found_by_a_reader_and_by_a_program_whoever_asks() throws Exception {
        for (var cookie : new String[] {"", "neurocards_session=" + token}) {
            var reader = send(request("/nope").header("Cookie", cookie).setHeader("Accept", "text/html,*/*;q=0.8"));
            var program = send(request("/nope").header("Cookie", cookie).setHeader("Accept", "*/*"));
            var below = send(request("/v1/nope").header("Cookie", cookie));

            assertThat(reader.statusCode()).isEqualTo(404);
            assertThat(reader.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            var number = reader.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(reader.body()).contains("lost__code", "<code>" + number + "</code>");
            for (var answer : List.of(program, below)) {
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("application/problem+json");
                assertThat(answer.body()).contains("\"code\":\"not_found\"", "\"documentation\":\"/docs\"");
                assertThat(answer.body())
                        .contains("\"request_id\":\""
                                + answer.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
            }
            assertThat(program.body()).contains("\"instance\":\"/nope\"");
        }
    }

    @Test
    void a_method_that_a_route_does_not_have_is_said_to_be_wrong_whoever_asks() throws Exception {
        for (var authorization : new String[] {"none", "Bearer " + token}) {
            var answer = send(request("/v1/balance")
                    .header("Authorization", authorization)
                    .setHeader("Accept", "*/*")
                    .DELETE());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"", "\"instance\":\"/v1/balance\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/videos", "/v1/videos/scenarios"})
    void a_route_for_forms_says_that_it_does_not_take_json(String path) throws Exception {
        var answer = send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"code\":\"unsupported_media_type\"");
    }

    @Test
    void a_forged_form_with_somebodys_cookie_is_refused() throws Exception {
        var pages = send(request("/sign-out")
                .header("Cookie", "neurocards_session=" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("")));
        var api = send(request("/v1/website/sessions/current")
                .header("Cookie", "neurocards_session=" + token)
                .DELETE());

        assertThat(pages.statusCode()).isEqualTo(403);
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(new ApiClient(studio.address())
                        .with(token)
                        .get("/v1/balance")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_browser_is_told_to_run_nothing_that_is_not_ours() throws Exception {
        var headers = send(request("/")).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void another_sites_script_gets_no_leave_to_read() throws Exception {
        var answer = send(request("/v1/templates").header("Origin", "https://evil.example"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void an_unsigned_or_changed_link_to_a_file_opens_nothing() throws Exception {
        assertThat(send(request("/storage/outputs/a/b.mp4")).statusCode()).isEqualTo(403);
        assertThat(send(request("/storage/outputs/a/b.mp4?expires=9999999999&signature=abc"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("/storage/outputs/..%2F..%2Fsecret.key")).statusCode())
                .isIn(400, 404);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(studio.address() + path)).header("Accept", "text/html");
    }
}
