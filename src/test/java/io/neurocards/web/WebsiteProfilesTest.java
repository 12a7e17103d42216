package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What customers see and change of themselves by their address, over real HTTP against the whole application. */
@Thorough
class WebsiteProfilesTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    private String email;
    private ApiClient seller;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + ADMIN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void sign_up() throws Exception {
        email = "seller+%s@example.org".formatted(UUID.randomUUID());
        seller = anybody().signedUp(email);
    }

    @Test
    void a_customer_finds_and_changes_themselves_however_the_address_is_spelled() throws Exception {
        var changed =
                seller.put(profile(email), "{\"first_name\":\"Ann\",\"last_name\":\" Lee \",\"language\":\"en\"}");
        var found = seller.get("/v1/website/users/" + encoded(email.toUpperCase(Locale.ROOT)));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(changed.body());
        assertThat(found.text("email")).isEqualTo(email);
        assertThat(found.text("first_name") + " " + found.text("last_name")).isEqualTo("Ann Lee");
        assertThat(found.text("language")).isEqualTo("en");
        assertThat(found.body().path("email_verified").asBoolean()).isTrue();
        assertThat(found.raw().headers().toString() + found.body())
                .doesNotContain("password")
                .doesNotContain("hash");
    }

    @Test
    void what_is_not_sent_stays() throws Exception {
        seller.put(profile(email), "{\"first_name\":\"Ann\",\"last_name\":\"Lee\"}");

        var changed = seller.put(profile(email), "{\"last_name\":\"Ray\",\"first_name\":\"  \"}");

        assertThat(changed.text("first_name") + " " + changed.text("last_name")).isEqualTo("Ann Ray");
    }

    @Test
    void what_only_we_may_say_is_ignored_and_named() throws Exception {
        var changed = seller.put(
                profile(email),
                "{\"first_name\":\"Ann\",\"password_hash\":\"x\",\"email_verified\":false,\"credits\":99}");
        var created = anybody()
                .post(
                        "/v1/website/users/",
                        "{\"email\":\"%s@example.org\",\"password\":\"long enough 1\",\"accept_terms\":true,\"email_verified\":true}"
                                .formatted(UUID.randomUUID()));

        assertThat(names(changed.body().path("ignored"))).isEqualTo("credits email_verified password_hash");
        assertThat(changed.body().path("email_verified").asBoolean()).isTrue();
        assertThat(seller.get("/v1/balance").body().path("credits").asInt()).isLessThan(99);
        assertThat(names(created.body().path("ignored"))).isEqualTo("email_verified");
    }

    @Test
    void somebody_elses_address_is_as_unknown_as_one_that_nobody_has() throws Exception {
        var stranger = anybody().signedUp("stranger-" + UUID.randomUUID() + "@example.org");

        for (var path : new String[] {"/v1/website/users/" + encoded(email), "/v1/website/users/no-address"}) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.put(path + "/profile", "{\"first_name\":\"Eve\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(anybody().get(path).status()).isEqualTo(401);
        }
        assertThat(seller.get("/v1/website/users/" + encoded(email)).text("first_name"))
                .isNotEqualTo("Eve");
    }

    @Test
    void a_program_reads_and_writes_as_far_as_its_scopes_go() throws Exception {
        var reader = anybody()
                .with(anybody()
                        .with(ADMIN)
                        .post("/v1/admin/service-tokens", "{\"name\":\"crm\",\"scopes\":[\"users:read\"]}")
                        .text("token"));

        assertThat(reader.get("/v1/website/users/" + encoded(email)).status()).isEqualTo(200);
        assertThat(reader.get("/v1/website/users/nobody@example.org").status()).isEqualTo(404);
        assertThat(reader.put(profile(email), "{}").text("scope")).isEqualTo("users:write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"first_name\":\"%s\"}",
                "{\"first_name\":\"a\\nb\"}",
                "{\"language\":\"xx\"}",
                "{\"language\":\"\"}",
                "{\"first_name\":{}}",
                "{",
                ""
            })
    void a_change_that_cannot_be_changes_nothing(String body) throws Exception {
        var before = seller.get("/v1/website/users/" + encoded(email)).body();

        var answer = seller.put(profile(email), body.formatted("я".repeat(65)));

        assertThat(answer.status()).isIn(400, 422);
        assertThat(seller.get("/v1/website/users/" + encoded(email)).body()).isEqualTo(before);
    }

    @Test
    void too_much_json_is_refused_whether_its_length_is_told_or_not() throws Exception {
        var large = "{\"first_name\":\"Ann\",\"x\":\"" + "x".repeat(300 * 1024) + "\"}";

        var told = seller.put(profile(email), large);
        var untold = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(studio.address() + profile(email)))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + seller.token())
                                .PUT(BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(told.status()).isEqualTo(413);
        assertThat(told.code()).isEqualTo("body_too_large");
        assertThat(untold.statusCode()).isEqualTo(413);
        assertThat(untold.body()).contains("body_too_large");
    }

    @Test
    void deep_nesting_is_refused() throws Exception {
        var deep = "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(seller.put(profile(email), deep).status()).isEqualTo(400);
    }

    private static String names(JsonNode list) {
        return String.join(
                " ",
                StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
    }

    private static String profile(String email) {
        return "/v1/website/users/" + encoded(email) + "/profile";
    }

    private static String encoded(String email) {
        return email.replace("+", "%2B");
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }
}
