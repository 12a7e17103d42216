package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.shared.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers buy credits by programs, at the demo's simulated gateways. */
@Thorough
class PurchasesApiTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private ApiClient anna;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(
                folder,
                "--server.port=" + FreePort.take(),
                "--server.address=127.0.0.1",
                "--neurocards.web.account-requests-per-minute=10000");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void signUp() throws Exception {
        anna = new ApiClient(studio.address()).signedUp("p-" + UUID.randomUUID() + "@example.org");
    }

    @Test
    void plans_have_a_price_by_each_way_of_paying() throws Exception {
        var plans = anna.get("/v1/plans").body().path("plans");
        var ways = anna.get("/v1/payment-methods").body().path("payment_methods");

        assertThat(plans.findValuesAsString("plan")).contains("credits-5", "credits-10");
        assertThat(plans.path(0).path("prices").findValuesAsString("currency")).containsExactlyInAnyOrder("RUB", "USD");
        assertThat(ways.findValuesAsString("gateway")).containsExactlyInAnyOrder("yookassa", "stripe");
        assertThat(new ApiClient(studio.address()).get("/v1/plans").status()).isEqualTo(401);
    }

    @Test
    void the_same_key_is_one_purchase_which_is_its_buyers_alone() throws Exception {
        var body = "{\"plan\":\"credits-5\",\"gateway\":\"yookassa\"}";
        var begun = anna.post("/v1/purchases", body, "Idempotency-Key", "one");
        var again = anna.post("/v1/purchases", body, "Idempotency-Key", "one");
        var other = anna.post("/v1/purchases", body.replace("credits-5", "credits-10"), "Idempotency-Key", "one");

        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
        assertThat(begun.text("status")).isEqualTo("pending");
        assertThat(begun.text("page")).contains("/sandbox/yookassa/pay/");
        assertThat(begun.body().at("/price/currency").asString()).isEqualTo("RUB");
        assertThat(again.text("purchase_id")).isEqualTo(begun.text("purchase_id"));
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(anna.get("/v1/purchases?limit=5").body().path("purchases")).hasSize(1);
        var eve = new ApiClient(studio.address()).signedUp("p-" + UUID.randomUUID() + "@example.org");
        assertThat(eve.get("/v1/purchases/" + begun.text("purchase_id")).status())
                .isEqualTo(404);
        assertThat(eve.get("/v1/purchases").body().path("purchases")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "javascript:alert(1)",
                "myapp://paid",
                "http://127.0.0.1@evil.example/",
                "/buy",
                "http://[",
                "not an address"
            })
    void nobody_is_sent_anywhere_else(String address) throws Exception {
        var refused = anna.post(
                "/v1/purchases",
                "{\"plan\":\"credits-5\",\"gateway\":\"yookassa\",\"return_url\":\"" + address + "\"}");

        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.text("field")).isEqualTo("return_url");
    }

    @Test
    void what_is_not_sold_so_is_refused() throws Exception {
        assertThat(anna.post("/v1/purchases", "{\"plan\":\"credits-7\",\"gateway\":\"yookassa\"}")
                        .code())
                .isEqualTo("plan_unknown");
        assertThat(anna.post("/v1/purchases", "{\"plan\":\"credits-5\",\"gateway\":\"barter\"}")
                        .text("field"))
                .isEqualTo("gateway");
        assertThat(anna.post("/v1/purchases", "{\"gateway\":\"stripe\"}").text("field"))
                .isEqualTo("plan");
        var home = anna.post(
                "/v1/purchases",
                "{\"plan\":\"credits-5\",\"gateway\":\"stripe\",\"return_url\":\"" + studio.address() + "/cabinet\"}");
        assertThat(home.status()).as(home.body().toString()).isEqualTo(201);
    }

    @Test
    void an_order_short_of_credits_waits_and_may_be_given_up() throws Exception {
        assertThat(anna.get("/v1/waiting-video").status()).isEqualTo(404);
        var sneaker = new ApiClient.Photo(
                "sneaker.jpg", java.nio.file.Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
        var refused = anna.order(
                "short",
                sneaker,
                java.util.Map.of(
                        "template", "ad", "description", "a sneaker", "count", "3", "wait_for_credits", "true"));
        var waits = anna.get("/v1/waiting-video");

        assertThat(refused.code()).isEqualTo("insufficient_credits");
        assertThat(refused.text("waits_until")).isNotBlank();
        assertThat(waits.text("state")).isEqualTo("waiting");
        assertThat(waits.body().path("missing_credits").asInt()).isEqualTo(1);
        assertThat(anna.post(
                                "/v1/waiting-video/accept",
                                "{\"waiting_id\":\"" + waits.text("waiting_id") + "\",\"credits\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(delete("/v1/waiting-video")).isEqualTo(401);
        assertThat(anna.delete("/v1/waiting-video").status()).isEqualTo(204);
        assertThat(anna.get("/v1/waiting-video").text("ended_why")).isEqualTo("cancelled");
    }

    private static int delete(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + path))
                .method("DELETE", BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
