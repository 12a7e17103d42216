package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner's endpoints, over real HTTP against the whole application. */
@Thorough
class PartnerWebhooksTest {

    private static final String HOOKS = "/v1/api/webhooks";
    private static final String URL = "{\"url\":\"https://card-shop.example/hooks\"}";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    private PartnerOfStudio partner;
    private ApiClient live;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + PartnerOfStudio.ADMIN);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void make_a_partner() throws Exception {
        partner = PartnerOfStudio.make(studio);
        live = partner.live();
    }

    @Test
    void an_endpoint_is_made_once_and_its_secret_is_shown_this_once() throws Exception {
        var made = live.post(
                HOOKS,
                "{\"url\":\" https://card-shop.example/hooks?a=1 \",\"events\":[\"order.paid\",\"video.completed\"],"
                        + "\"description\":\"backend\"}",
                "Idempotency-Key",
                "h1");
        var again = live.post(
                HOOKS,
                "{\"url\":\"https://card-shop.example/hooks?a=1\",\"events\":[\"video.completed\",\"order.paid\"],"
                        + "\"description\":\"backend\"}",
                "Idempotency-Key",
                "h1");
        var other = live.post(HOOKS, URL, "Idempotency-Key", "h1");
        var secret = made.text("secret");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6)).length).isBetween(24, 64);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        var found = live.get(HOOKS + "/" + made.text("id"));
        assertThat(found.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "url",
                        "description",
                        "events",
                        "enabled",
                        "disabled_reason",
                        "disabled_at",
                        "failing_since",
                        "old_secret_until",
                        "created_at");
        assertThat(found.text("url")).isEqualTo("https://card-shop.example/hooks?a=1");
        assertThat(found.body().path("events").toString()).isEqualTo("[\"order.paid\",\"video.completed\"]");
        assertThat(live.get(HOOKS).body().path("webhooks")).hasSize(1);
        assertThat(live.get(HOOKS).body().toString()).doesNotContain("whsec_");
        assertThat(studio.database().allTexts()).doesNotContain(secret.substring(6));
    }

    @Test
    void what_is_not_sent_stays_when_an_endpoint_is_changed() throws Exception {
        var path = HOOKS + "/" + live.post(HOOKS, URL).text("id");

        var changed = live.patch(path, "{\"events\":[\"order.paid\"],\"enabled\":false}");
        var named = live.patch(path, "{\"description\":\"new\",\"url\":\"https://card-shop.example/2\"}");

        assertThat(changed.text("url")).isEqualTo("https://card-shop.example/hooks");
        assertThat(changed.body().path("enabled").asBoolean()).isFalse();
        assertThat(named.body().path("events").toString()).isEqualTo("[\"order.paid\"]");
        assertThat(named.text("url")).isEqualTo("https://card-shop.example/2");
        assertThat(named.text("description")).isEqualTo("new");
        assertThat(named.body().path("enabled").asBoolean()).isFalse();
        assertThat(live.patch(path, "{\"url\":\"http://card-shop.example\"}").code())
                .isEqualTo("webhook_url_refused");
        assertThat(live.patch(path, "{\"description\":\"" + "x".repeat(201) + "\"}")
                        .code())
                .isEqualTo("text_too_long");
        assertThat(live.patch(path, "{}").body()).isEqualTo(named.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://card-shop.example/hooks",
                "https://localhost/hooks",
                "https://127.0.0.1/hooks",
                "https://10.0.0.1:8443/hooks",
                "https://172.16.0.1/hooks",
                "https://192.168.1.1/hooks",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/hooks",
                "https://[fd00::1]/hooks",
                "https://[::ffff:10.0.0.1]/hooks",
                "https://0x7f.1/hooks",
                "https://2130706433/hooks",
                "https://database.internal/hooks",
                "https://printer.local/hooks",
                "https://shop/hooks",
                "https://anna:secret@card-shop.example/hooks",
                "https://card-shop.example/a b",
                "https://card-shop.example/\\r\\nx-evil: 1",
                "https://магазин.example/hooks",
                "ftp://card-shop.example",
                "file:///etc/passwd",
                "nothing"
            })
    void an_address_that_is_not_public_is_refused_at_once(String url) throws Exception {
        var refused = live.post(HOOKS, "{\"url\":\"" + url + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("webhook_url_refused");
        assertThat(refused.text("detail")).contains("https").endsWith("nothing was charged.");
        assertThat(live.get(HOOKS).body().path("webhooks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"\"}",
                "{\"url\":\"https://card-shop.example\",\"events\":[\"everything\"]}",
                "{\"url\":\"https://card-shop.example\",\"events\":[\"webhook.test\"]}",
                "{\"url\":\"https://card-shop.example\",\"events\":[null]}",
                "{\"url\":\"https://card-shop.example\",\"enabled\":\"maybe\"}"
            })
    void what_is_no_endpoint_is_refused(String json) throws Exception {
        assertThat(live.post(HOOKS, json).status()).isEqualTo(400);
    }

    @Test
    void there_are_ten_in_each_world_however_many_are_made_at_once() throws Exception {
        Callable<Integer> make = () -> live.post(HOOKS, URL).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads
                    .invokeAll(IntStream.range(0, 16).mapToObj(_ -> make).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(made.stream().filter(status -> status == 201)).hasSize(10);
            assertThat(made.stream().filter(status -> status == 409)).hasSize(6);
        }
        assertThat(live.post(HOOKS, URL).code()).isEqualTo("too_many_webhooks");
        assertThat(partner.test().post(HOOKS, URL).status()).isEqualTo(201);
        var first = live.get(HOOKS).body().at("/webhooks/0/id").asString();
        assertThat(live.delete(HOOKS + "/" + first).status()).isEqualTo(204);
        assertThat(live.post(HOOKS, URL).status()).isEqualTo(201);
    }

    @Test
    void neither_another_partner_nor_the_other_world_finds_it() throws Exception {
        var id = live.post(HOOKS, URL).text("id");
        var path = HOOKS + "/" + id;
        for (var stranger : new ApiClient[] {PartnerOfStudio.make(studio).live(), partner.test()}) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.patch(path, "{\"enabled\":false}").status()).isEqualTo(404);
            assertThat(stranger.delete(path).status()).isEqualTo(404);
            assertThat(stranger.post(path + "/rotate-secret", "").status()).isEqualTo(404);
            assertThat(stranger.post(path + "/test", "").status()).isEqualTo(404);
            assertThat(stranger.get(path + "/deliveries").status()).isEqualTo(404);
            assertThat(stranger.post(path + "/replay", "{\"since\":\"2026-01-01T00:00:00Z\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.post(path + "/deliveries/" + UUID.randomUUID() + "/replay", "")
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.get(HOOKS).body().path("webhooks")).isEmpty();
        }
        assertThat(live.get(path).body().path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_delivery_of_another_endpoint_is_not_replayed() throws Exception {
        var one = live.post(HOOKS, URL).text("id");
        var other = live.post(HOOKS, URL).text("id");
        var delivery = live.post(HOOKS + "/" + one + "/test", "").text("id");

        assertThat(live.post(HOOKS + "/" + other + "/deliveries/" + delivery + "/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(live.get(HOOKS + "/" + other + "/deliveries?before=" + delivery)
                        .body()
                        .path("deliveries"))
                .isEmpty();
        assertThat(live.get(HOOKS + "/" + one + "/deliveries?status=lost").status())
                .isEqualTo(400);
        assertThat(live.post(HOOKS + "/" + one + "/replay", "{}").status()).isEqualTo(400);
        assertThat(live.post(HOOKS + "/" + one + "/replay", "{\"since\":\"yesterday\"}")
                        .status())
                .isEqualTo(400);
        assertThat(live.post(
                                HOOKS + "/" + one + "/replay",
                                "{\"since\":\"2026-01-01T00:00:00Z\",\"status\":\"pending\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_key_without_the_scope_is_refused() throws Exception {
        var path = HOOKS + "/" + live.post(HOOKS, URL).text("id");
        var reader = partner.with("live", "webhooks:read");
        var writer = partner.with("live", "webhooks:write");

        assertThat(reader.get(path).status()).isEqualTo(200);
        assertThat(writer.get(path).status()).isEqualTo(403);
        assertThat(writer.get(path + "/deliveries").code()).isEqualTo("scope_missing");
        assertThat(reader.post(HOOKS, URL).status()).isEqualTo(403);
        assertThat(reader.patch(path, "{}").status()).isEqualTo(403);
        assertThat(reader.delete(path).status()).isEqualTo(403);
        assertThat(reader.post(path + "/rotate-secret", "").text("scope")).isEqualTo("webhooks:write");
        assertThat(reader.post(path + "/test", "").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update partner_webhooks set test = not test",
                "update partner_webhooks set generation = generation - 1",
                "update partner_webhooks set generation = generation + 2, rotated_at = now()",
                "update partner_webhooks set url = ''",
                "update partner_webhooks set events = 'order.paid, x'",
                "update partner_webhooks set disabled_reason = 'gone'",
                "update partner_webhook_deliveries set status = 'gone'",
                "update partner_webhook_deliveries set status = 'pending', next_at = null",
                "update partner_webhook_deliveries set round_tries = attempts + 1"
            })
    void neither_endpoints_nor_messages_can_be_bent_from_the_console(String statement) throws Exception {
        var path = HOOKS + "/" + live.post(HOOKS, URL).text("id");
        live.post(path + "/test", "");

        assertThatThrownBy(() -> studio.database().jdbc().sql(statement).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }
}
