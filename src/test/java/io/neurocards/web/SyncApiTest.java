package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's phone and computer keep the same documents, over real HTTP against the whole application. */
@Thorough
class SyncApiTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    private final String device = "device-" + UUID.randomUUID();
    private final String phonePath = "/v1/mobile/users/" + device + "/sync";
    private final String computerPath = "/v1/desktop/users/" + device + "/sync-cloud";
    private ApiClient phone;
    private ApiClient computer;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.account-requests-per-minute=10000");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void register() throws Exception {
        var registered =
                registered(anybody(), "mobile", "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1\"}");
        phone = anybody().with(registered);
        computer = anybody()
                .with(registered(
                        phone, "desktop", "{\"user_id\":\"%s\",\"platform\":\"linux\",\"app_version\":\"1\"}"));
    }

    @Test
    void what_one_device_changes_the_other_hears_and_nobody_else_does() throws Exception {
        var stranger = anybody()
                .with(anybody()
                        .post(
                                "/v1/mobile/users/",
                                "{\"device_id\":\"%s-2\",\"platform\":\"ios\",\"app_version\":\"1\"}".formatted(device),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .text("token"));
        var sent = phone.post(
                phonePath, request(put(UUID.randomUUID(), 0, "{\"text\":\"белый\",\"price\":0.12345678901234567890}")));

        var heard = computer.post(computerPath, "{}");

        assertThat(sent.body().at("/results/0/status").asString()).isEqualTo("applied");
        assertThat(new String(heard.raw().body(), StandardCharsets.UTF_8))
                .contains("{\"text\":\"белый\",\"price\":0.12345678901234567890}");
        assertThat(heard.body().path("full").asBoolean()).isTrue();
        assertThat(heard.body().path("more").asBoolean()).isFalse();
        assertThat(computer.post(computerPath, "{\"cursor\":\"%s\"}".formatted(heard.text("cursor")))
                        .body()
                        .path("changes"))
                .isEmpty();
        assertThat(stranger.post(phonePath, "{}").status()).isEqualTo(404);
        assertThat(stranger.post(phonePath.replace(device, device + "-2"), "{}")
                        .body()
                        .path("changes"))
                .isEmpty();
        assertThat(anybody().post(phonePath, "{}").status()).isEqualTo(401);
    }

    @Test
    void a_batch_that_is_sent_twice_has_one_effect() throws Exception {
        var batch = request(put(UUID.randomUUID(), 0, "1"));

        var first = phone.post(phonePath, batch);
        var again = phone.post(phonePath, batch);

        assertThat(again.body().at("/results/0/status").asString()).isEqualTo("replayed");
        assertThat(again.body().at("/results/0/version")).isEqualTo(first.body().at("/results/0/version"));
        assertThat(again.text("cursor")).isEqualTo(first.text("cursor"));
    }

    @Test
    void a_change_of_what_somebody_else_changed_is_a_conflict_that_shows_both() throws Exception {
        phone.post(phonePath, request(put(UUID.randomUUID(), 0, "\"phone\"")));
        var late = UUID.randomUUID();

        var refused = computer.post(computerPath, request(put(late, 0, "\"computer\"")));
        var again = computer.post(computerPath, request(put(late, 0, "\"computer\"")));
        var version = refused.body().at("/results/0/version").asInt();
        var resolved = computer.post(computerPath, request(put(UUID.randomUUID(), version, "\"both\"")));
        phone.post(
                phonePath,
                request(
                        "{\"operation_id\":\"%s\",\"collection\":\"drafts\",\"key\":\"k\",\"base_version\":%d,\"deleted\":true}"
                                .formatted(
                                        UUID.randomUUID(),
                                        resolved.body().at("/results/0/version").asInt())));

        assertConflict(refused);
        assertConflict(again);
        assertThat(resolved.body().at("/results/0/status").asString()).isEqualTo("applied");
        var heard = computer.post(computerPath, "{\"cursor\":\"%s\"}".formatted(resolved.text("cursor")));
        assertThat(heard.body().at("/changes/0/deleted").asBoolean()).isTrue();
        assertThat(heard.body().at("/changes/0").has("value")).isFalse();
    }

    @Test
    void of_two_customers_who_become_one_all_devices_have_the_documents_of_both() throws Exception {
        var path = phonePath.replace(device, device + "-2");
        var form = "{\"device_id\":\"%s-2\",\"platform\":\"ios\",\"app_version\":\"1\"}";
        var other = anybody().with(registered(anybody(), "mobile", form));
        phone.post(phonePath, request(put(UUID.randomUUID(), 0, "\"first\"")));
        var before = other.post(
                path,
                request(put(UUID.randomUUID(), 0, "\"second\"") + ","
                        + put(UUID.randomUUID(), 0, "\"third\"").replace("\"k\"", "\"k3\"")));

        var code = phone.post("/v1/links", "{}").text("code");
        var linked = other.post("/v1/links/confirm", "{\"code\":\"" + code + "\"}");

        assertThat(linked.status()).isEqualTo(200);
        var seen = other.post(path, "{\"cursor\":\"%s\"}".formatted(before.text("cursor")));
        assertThat(seen.body().path("full").asBoolean()).isTrue();
        assertThat(seen.body().at("/changes/0/value").asString()).isEqualTo("first");
        assertThat(seen.body().at("/changes/1/value").asString()).isEqualTo("third");
        assertThat(computer.post(computerPath, "{}").body().path("changes"))
                .isEqualTo(seen.body().path("changes"));
    }

    @Test
    void a_platform_that_is_taken_off_the_account_takes_its_devices_with_it() throws Exception {
        phone.post("/v1/mobile/users/" + device + "/push-token", "{\"token\":\"token-" + device + "\"}");

        assertThat(phone.get("/v1/devices").body().path("devices")).hasSize(2);
        assertThat(computer.delete("/v1/links/mobile_ios").status()).isIn(200, 204);
        assertThat(phone.get("/v1/balance").status()).isEqualTo(401);
        assertThat(computer.get("/v1/devices").body().path("devices")).hasSize(1);
        assertThat(studio.database().allTexts()).doesNotContain("token-" + device);
    }

    private static void assertConflict(Answer answer) {
        var result = answer.body().at("/results/0");
        assertThat(result.path("status").asString()).isEqualTo("conflict");
        assertThat(result.at("/conflict/server/value").asString()).isEqualTo("phone");
        assertThat(result.at("/conflict/client/value").asString()).isEqualTo("computer");
        assertThat(result.at("/conflict/resolution").asString()).isEqualTo("server_wins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cursor\":\"17\"}",
                "{\"cursor\":\"00000000-99999999999999999999-0\"}",
                "{\"operations\":[null]}",
                "{\"operations\":[{}]}",
                "{\"operations\":[{\"operation_id\":\"x\"}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\"}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"value\":null}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"value\":1,\"deleted\":true}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"Drafts\",\"key\":\"k\",\"value\":1}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"a key\",\"value\":1}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"base_version\":-1,\"value\":1}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"base_version\":1.5,\"value\":1}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"value\":NaN}]}",
                "{\"operations\":[{\"operation_id\":\"%1$s\",\"collection\":\"drafts\",\"key\":\"k\",\"value\":\"\\ud800\"}]}"
            })
    void what_makes_no_sense_changes_nothing(String body) throws Exception {
        var answer = phone.post(phonePath, body.formatted(UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(phone.post(phonePath, "{}").body().path("changes")).isEmpty();
    }

    @Test
    void what_is_too_much_is_refused() throws Exception {
        var large = phone.post(phonePath, request(put(UUID.randomUUID(), 0, "\"" + "x".repeat(16_383) + "\"")));
        var fits = phone.post(phonePath, request(put(UUID.randomUUID(), 0, "\"" + "x".repeat(16_382) + "\"")));
        var many = new StringBuilder();
        for (var number = 0; number < 101; number++) {
            many.append(number == 0 ? "" : ",").append(put(UUID.randomUUID(), 0, "1"));
        }
        var deep = "[".repeat(2000) + "]".repeat(2000);

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("document_too_large");
        assertThat(fits.status()).isEqualTo(200);
        assertThat(phone.post(phonePath, request(many.toString())).status()).isEqualTo(400);
        assertThat(phone.post(phonePath, request(put(UUID.randomUUID(), 0, deep)))
                        .status())
                .isEqualTo(400);
        assertThat(phone.post(phonePath, request(put(UUID.randomUUID(), 0, "\"" + "x".repeat(300_000) + "\"")))
                        .code())
                .isEqualTo("body_too_large");
    }

    private static String put(UUID operation, long base, String value) {
        return "{\"operation_id\":\"%s\",\"collection\":\"drafts\",\"key\":\"k\",\"base_version\":%d,\"value\":%s}"
                .formatted(operation, base, value);
    }

    private static String request(String operations) {
        return "{\"operations\":[" + operations + "]}";
    }

    private String registered(ApiClient by, String kind, String form) throws Exception {
        return by.post(
                        "/v1/" + kind + "/users/",
                        form.formatted(device),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .text("token");
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }
}
