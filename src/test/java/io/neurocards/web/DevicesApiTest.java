package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.devices.PushTargets;
import io.neurocards.accounts.devices.PushTargets.Target;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps on phones and computers, over real HTTP against the whole application. */
@Thorough
class DevicesApiTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final String ORDER = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";

    @TempDir
    static Path folder;

    private static RunningStudio studio;

    private final String device = "device-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + ADMIN, "--neurocards.web.account-requests-per-minute=10000");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource({"mobile,ios", "mobile,android", "desktop,windows", "desktop,mac", "desktop,linux"})
    void a_new_installation_makes_a_customer_with_a_token_and_without_credits(String kind, String platform)
            throws Exception {
        var field = kind.equals("mobile") ? "device_id" : "user_id";
        var created = anybody()
                .post(
                        "/v1/" + kind + "/users/",
                        "{\"%s\":\"%s\",\"platform\":\"%s\",\"app_version\":\"1.0\",\"first_name\":\"Ann\",\"role\":\"admin\"}"
                                .formatted(field, device, platform),
                        "Idempotency-Key",
                        key);
        var app = anybody().with(created.text("token"));

        var profile = app.get("/v1/%s/users/%s?platform=%s".formatted(kind, device, platform));
        var balance = app.get("/v1/balance");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("created");
        assertThat(created.text("platform")).isEqualTo(kind + "_" + platform);
        assertThat(created.text("token")).matches("nkd_[A-Za-z0-9_-]{43}");
        assertThat(created.body().at("/ignored/0").asString()).isEqualTo("role");
        assertThat(profile.text("user_uuid")).isEqualTo(created.text("user_uuid"));
        assertThat(profile.text("first_name")).isEqualTo("Ann");
        assertThat(profile.text("app_version")).isEqualTo("1.0");
        assertThat(balance.status()).isEqualTo(200);
        assertThat(balance.body().path("credits").asInt(-1)).isZero();
    }

    @Test
    void a_lost_answer_is_had_again_by_the_key_and_by_nothing_else() throws Exception {
        var first = phone(device, key);
        var again = phone(device, key);
        var stranger = phone(device, UUID.randomUUID().toString());
        var newer = anybody().post("/v1/mobile/users/", form(device, "2.0"), "Idempotency-Key", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.code()).isEqualTo("device_known");
        assertThat(stranger.body().has("token")).isFalse();
        assertThat(newer.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void of_many_who_name_it_at_once_one_has_it() throws Exception {
        var tokens = new HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var tries = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(number -> () -> phone(device, key + (number % 2)))
                    .toList();
            for (var answer : pool.invokeAll(tries)) {
                assertThat(answer.get().status()).isIn(201, 409);
                if (answer.get().status() == 201) {
                    tokens.add(answer.get().text("token"));
                }
            }
        }

        assertThat(tokens).hasSize(1);
    }

    @Test
    void a_known_device_takes_down_its_new_version_and_keeps_its_token() throws Exception {
        var app = anybody().with(phone(device, key).text("token"));

        var renewed = app.post("/v1/mobile/users/", form(device, "2.0"), "Idempotency-Key", key + "-2");

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.text("status")).isEqualTo("exists");
        assertThat(renewed.body().has("token")).isFalse();
        assertThat(app.get("/v1/mobile/users/" + device).text("app_version")).isEqualTo("2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"device_id\":\"x\",\"platform\":\"ios\",\"app_version\":\"1\"}",
                "{\"device_id\":\"a device\",\"platform\":\"ios\",\"app_version\":\"1\"}",
                "{\"device_id\":\"device\",\"platform\":\"ios\"}",
                "{\"device_id\":\"device\",\"platform\":\"ios\",\"app_version\":\"\"}",
                "{\"device_id\":\"device\",\"platform\":\"ios\",\"app_version\":\"1\\u0000\"}",
                "{\"device_id\":\"device\",\"platform\":\"ios\",\"app_version\":\"1234567890123456789012345678901234\"}",
                "{\"device_id\":\"device\",\"platform\":\"ios\",\"app_version\":\"1\",\"push_token\":\"x\"}",
                "{\"device_id\":\"device\",\"platform\":\"windows\",\"app_version\":\"1\"}",
                "{\"device_id\":\"device\",\"app_version\":\"1\"}",
                "[]"
            })
    void what_is_no_device_is_refused(String body) throws Exception {
        assertThat(anybody()
                        .post("/v1/mobile/users/", body, "Idempotency-Key", key)
                        .status())
                .isIn(400, 422);
    }

    @Test
    void without_a_key_that_nobody_can_guess_nothing_is_registered() throws Exception {
        assertThat(anybody().post("/v1/mobile/users/", form(device, "1.0")).text("field"))
                .isEqualTo("Idempotency-Key");
        assertThat(phone(device, "1").status()).isEqualTo(400);
        assertThat(phone(device, key).status()).isEqualTo(201);
    }

    @Test
    void a_platform_of_another_kind_is_refused_with_the_words_that_are_known() throws Exception {
        var app = anybody().with(phone(device, key).text("token"));

        var answer = app.get("/v1/desktop/users/" + device + "?platform=ios");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("platform_unknown");
        assertThat(answer.body().path("allowed")).hasSize(3);
        assertThat(app.get("/v1/mobile/users/" + device + "?platform=android").status())
                .isEqualTo(404);
        assertThat(app.get("/v1/desktop/users/" + device).status()).isEqualTo(404);
    }

    @Test
    void nobody_sees_a_device_but_its_customer_and_a_program_that_may() throws Exception {
        phone(device, key);
        var other = anybody().with(phone(device + "-2", key).text("token"));
        var customer = anybody().signedUp("customer-" + UUID.randomUUID() + "@example.org");
        var path = "/v1/mobile/users/" + device;

        assertThat(anybody().get(path).status()).isEqualTo(401);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(customer.get(path).code()).isEqualTo("not_found");
        assertThat(customer.get(path + "x").code()).isEqualTo("not_found");
        assertThat(customer.post(path + "/orders", ORDER).status()).isEqualTo(404);
        assertThat(program("users:read").get(path).text("device_id")).isEqualTo(device);
        assertThat(program("orders:read").get(path).code()).isEqualTo("scope_missing");
    }

    @Test
    void orders_of_a_device_need_the_terms_and_are_its_platforms() throws Exception {
        var created = phone(device, key);
        var app = anybody().with(created.text("token"));
        var path = "/v1/mobile/users/" + device;

        var refused = app.post(path + "/orders", ORDER);
        var accepted = app.post(
                "/v1/mobile/users/",
                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1\",\"accept_terms\":true}"
                        .formatted(device),
                "Idempotency-Key",
                key + "-2");
        var placed = app.post(path + "/orders", ORDER, "Idempotency-Key", "once");
        var again = app.post(path + "/orders", ORDER, "Idempotency-Key", "once");
        var byItself = app.post("/v1/orders", ORDER);
        var listed = program("orders:read").get(path + "/orders?limit=1");

        assertThat(refused.code()).isEqualTo("terms_not_accepted");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("platform")).isEqualTo("mobile_ios");
        assertThat(again.text("order_id")).isEqualTo(placed.text("order_id"));
        assertThat(byItself.text("platform")).isEqualTo("mobile_ios");
        assertThat(listed.body().path("orders")).hasSize(1);
        assertThat(app.get(path + "/loyalty").body().path("current_points").asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "mac", "linux"})
    void orders_and_points_of_a_computer_are_its_platforms(String platform) throws Exception {
        var created = anybody()
                .post(
                        "/v1/desktop/users/",
                        "{\"user_id\":\"%s\",\"platform\":\"%s\",\"app_version\":\"1.0\",\"accept_terms\":true}"
                                .formatted(device, platform),
                        "Idempotency-Key",
                        key);
        var app = anybody().with(created.text("token"));
        var path = "/v1/desktop/users/" + device;

        var placed = app.post(path + "/orders", ORDER, "Idempotency-Key", "once");
        var again = app.post(path + "/orders", ORDER, "Idempotency-Key", "once");
        var stranger = anybody().with(phone(device + "-2", key).text("token")).post(path + "/orders", ORDER);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("platform")).isEqualTo("desktop_" + platform);
        assertThat(again.text("order_id")).isEqualTo(placed.text("order_id"));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(app.get(path + "/orders").body().path("orders")).hasSize(1);
        assertThat(app.get(path + "/loyalty").body().path("current_points").asInt(-1))
                .isZero();
    }

    @Test
    void a_signed_in_customers_device_is_one_more_of_theirs_and_can_be_ended_and_let_in_again() throws Exception {
        var session = anybody().signedUp("customer-" + UUID.randomUUID() + "@example.org");
        var created = session.post("/v1/mobile/users/", form(device, "1.0"), "Idempotency-Key", key);
        var app = anybody().with(created.text("token"));
        var path = "/v1/devices/" + created.text("device_uuid");

        assertThat(app.get("/v1/balance").body())
                .isEqualTo(session.get("/v1/balance").body());
        assertThat(session.get("/v1/mobile/users/" + device).status()).isEqualTo(200);
        assertThat(app.get("/v1/devices").body().at("/devices/0/current").asBoolean())
                .isTrue();

        assertThat(anybody()
                        .with(phone(device + "-2", key).text("token"))
                        .delete(path)
                        .status())
                .isEqualTo(404);
        assertThat(session.delete(path).status()).isEqualTo(204);
        assertThat(app.get("/v1/balance").status()).isEqualTo(401);
        assertThat(phone(device, key).status()).isEqualTo(409);
        assertThat(session.get("/v1/devices").body().at("/devices/0").has("revoked_at"))
                .isTrue();

        var back = session.post("/v1/mobile/users/", form(device, "1.0"), "Idempotency-Key", key + "-2");
        assertThat(back.status()).isEqualTo(200);
        assertThat(anybody().with(back.text("token")).get("/v1/balance").status())
                .isEqualTo(200);
        assertThat(app.get("/v1/balance").status()).isEqualTo(401);
    }

    @Test
    void another_password_ends_all_devices_and_what_they_are_reached_by_until_they_register_anew() throws Exception {
        var email = "customer-" + UUID.randomUUID() + "@example.org";
        var session = anybody().signedUp(email);
        var created = session.post("/v1/mobile/users/", form(device, "1.0"), "Idempotency-Key", key);
        var app = anybody().with(created.text("token"));
        app.post("/v1/mobile/users/" + device + "/push-token", "{\"token\":\"token-one-" + key + "\"}");
        assertThat(studio.bean(PushTargets.class).of(person(created))).hasSize(1);
        var stranger = anybody().with(phone(device + "-2", key).text("token"));

        anybody().post("/v1/website/users/" + email + "/forgot-password", "{}");
        var reset = anybody()
                .post(
                        "/v1/website/users/" + email + "/reset-password",
                        "{\"code\":\"%s\",\"new_password\":\"quite another password\"}"
                                .formatted(anybody().mailedCode(email, 2)));

        assertThat(reset.status()).isEqualTo(200);
        assertThat(app.get("/v1/balance").status()).isEqualTo(401);
        assertThat(stranger.get("/v1/balance").status()).isEqualTo(200);
        assertThat(studio.bean(PushTargets.class).of(person(created))).isEmpty();
        var again = anybody()
                .with(anybody()
                        .post(
                                "/v1/website/sessions",
                                "{\"email\":\"%s\",\"password\":\"quite another password\"}".formatted(email))
                        .text("access_token"));
        var back = again.post("/v1/mobile/users/", form(device, "1.0"), "Idempotency-Key", key + "-2");
        assertThat(anybody().with(back.text("token")).get("/v1/balance").status())
                .isEqualTo(200);
    }

    @Test
    void a_replaced_token_is_good_until_the_new_one_is_used() throws Exception {
        var old = anybody().with(phone(device, key).text("token"));

        var first = old.post("/v1/devices/current/token", "", "Idempotency-Key", key);
        var again = old.post("/v1/devices/current/token", "", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text("token")).isEqualTo(first.text("token"));
        assertThat(old.get("/v1/balance").status()).isEqualTo(200);

        var fresh = anybody().with(first.text("token"));
        assertThat(fresh.get("/v1/balance").status()).isEqualTo(200);
        assertThat(old.get("/v1/balance").status()).isEqualTo(401);
        assertThat(phone(device, key).status()).isEqualTo(409);
        assertThat(fresh.post("/v1/devices/current/token", "").text("token")).startsWith("nkd_");
    }

    @Test
    void signing_out_ends_a_devices_token_too() throws Exception {
        var app = anybody().with(phone(device, key).text("token"));

        assertThat(app.delete("/v1/website/sessions/current").status()).isEqualTo(204);
        assertThat(app.get("/v1/balance").status()).isEqualTo(401);
    }

    @Test
    void a_device_is_reached_by_its_newest_push_token_and_a_token_reaches_one_device() throws Exception {
        var created = phone(device, key);
        var app = anybody().with(created.text("token"));
        var path = "/v1/mobile/users/" + device + "/push-token";
        var other = phone(device + "-2", key);
        var targets = studio.bean(PushTargets.class);

        assertThat(app.post(path, "{\"token\":\"token-one-" + key + "\"}").status())
                .isEqualTo(204);
        assertThat(app.post(path, "{\"token\":\"token-two-" + key + "\",\"kind\":\"fcm\"}")
                        .status())
                .isEqualTo(204);
        assertThat(targets.of(person(created)))
                .containsExactly(new Target(
                        UUID.fromString(created.text("device_uuid")),
                        new PushToken(PushToken.Kind.FCM, "token-two-" + key)));

        var others = anybody().with(other.text("token"));
        assertThat(others.post(path, "{\"token\":\"token-six-" + key + "\"}").status())
                .isEqualTo(404);
        assertThat(others.post(
                                "/v1/mobile/users/" + device + "-2/push-token",
                                "{\"token\":\"token-two-" + key + "\",\"kind\":\"fcm\"}")
                        .status())
                .isEqualTo(204);
        assertThat(targets.of(person(created))).isEmpty();
        assertThat(targets.of(person(other))).hasSize(1);
        assertThat(app.post(path, "{\"token\":\"token-two-x\",\"kind\":\"mail\"}")
                        .status())
                .isEqualTo(400);
        assertThat(program("users:write")
                        .post(path, "{\"token\":\"token-two-x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(others.delete("/v1/devices/" + other.text("device_uuid")).status())
                .isEqualTo(204);
        assertThat(targets.of(person(other))).isEmpty();
    }

    @Test
    void no_token_stands_in_the_database() throws Exception {
        var token = phone(device, key).text("token");

        assertThat(studio.database().allTexts()).contains(device).doesNotContain(token, key);
    }

    private static PersonId person(Answer created) {
        return new PersonId(UUID.fromString(created.text("user_uuid")));
    }

    private static Answer phone(String id, String key) throws Exception {
        return anybody().post("/v1/mobile/users/", form(id, "1.0"), "Idempotency-Key", key);
    }

    private static String form(String id, String version) {
        return "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"%s\"}".formatted(id, version);
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static ApiClient program(String scope) throws Exception {
        var wanted = "{\"name\":\"program\",\"scopes\":[\"%s\"]}".formatted(scope);
        return anybody()
                .with(anybody()
                        .with(ADMIN)
                        .post("/v1/admin/service-tokens", wanted)
                        .text("token"));
    }
}
