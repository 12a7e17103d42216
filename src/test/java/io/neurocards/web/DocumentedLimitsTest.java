package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the contract says that fields may be is what the routes take: a body with one field at its limit is not refused for it, and one
 * with a field beyond it is.
 */
@Thorough
class DocumentedLimitsTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What says that a body is not as it should be. */
    private static final Set<Integer> WRONG = Set.of(400, 413, 422);

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static JsonNode contract;
    private static Actors actors;

    /** Whoever sends, and what is there. */
    record Actors(ApiClient admin, ApiClient program, ApiClient customer, ApiClient device, PartnerOfStudio partner) {

        static Actors of(String address) throws Exception {
            var anybody = new ApiClient(address);
            var admin = anybody.with(ADMIN);
            var program = admin.post(
                    "/v1/admin/service-tokens",
                    "{\"name\":\"limits\",\"scopes\":[\"users:read\",\"users:write\",\"orders:write\"]}");
            var device = anybody.post(
                    "/v1/mobile/users/",
                    "{\"device_id\":\"limits-phone\",\"platform\":\"ios\",\"app_version\":\"1\",\"accept_terms\":true}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            return new Actors(
                    admin,
                    anybody.with(program.text("token")),
                    anybody.signedUp("anna@example.org"),
                    anybody.with(device.text("token")),
                    PartnerOfStudio.make(admin));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + ADMIN,
                "--neurocards.web.requests-per-minute=1000000",
                "--neurocards.web.account-requests-per-minute=1000000");
        contract = ToldContract.of(studio).contract();
        actors = Actors.of(studio.address());
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void what_administrators_send() throws Exception {
        var another = PartnerOfStudio.make(actors.admin()).path();
        var partner = actors.partner().path();
        var live = actors.partner().live();
        live.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var order = live.post("/v1/api/orders", order()).text("order_id");
        var key = actors.partner()
                .issue("live", "balance:read")
                .body()
                .at("/about/id")
                .asString();

        check("POST", "/v1/admin/tokens", "/v1/admin/tokens", actors.admin(), "");
        check("POST", "/v1/admin/service-tokens", "/v1/admin/service-tokens", actors.admin(), "");
        check("POST", "/v1/admin/partners", "/v1/admin/partners", actors.admin(), "");
        check("PUT", "/v1/admin/partners/{partner_id}", another, actors.admin(), "");
        check("POST", "/v1/admin/partners/{partner_id}/credits", partner + "/credits", actors.admin(), "");
        check("POST", "/v1/admin/partners/{partner_id}/keys", partner + "/keys", actors.admin(), "");
        check("PUT", "/v1/admin/partners/{partner_id}/keys/{key_id}", partner + "/keys/" + key, actors.admin(), "");
        check("POST", "/v1/admin/goods", "/v1/admin/goods", actors.admin(), "");
        check("PUT", "/v1/admin/goods/{sku}", "/v1/admin/goods/mug", actors.admin(), "");
        check("PUT", "/v1/admin/goods/{sku}/sale", "/v1/admin/goods/mug/sale", actors.admin(), "");
        check(
                "POST",
                "/v1/admin/loyalty-rules",
                "/v1/admin/loyalty-rules",
                actors.admin(),
                "{\"valid_from\":null,\"valid_until\":null,\"sku\":null}");
        check(
                "POST",
                "/v1/admin/orders/{order_id}/cancel",
                "/v1/admin/orders/" + order + "/cancel",
                actors.admin(),
                "");
    }

    @Test
    void what_partners_send() throws Exception {
        var live = actors.partner().live();
        live.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var hook = live.post("/v1/api/webhooks", "{\"url\":\"https://card-shop.example/\"}")
                .text("id");

        check("PUT", "/v1/api/users/{external_user_id}", "/v1/api/users/user-18", live, "");
        check("POST", "/v1/api/orders", "/v1/api/orders", live, order());
        check("POST", "/v1/api/webhooks", "/v1/api/webhooks", live, "");
        check("PATCH", "/v1/api/webhooks/{webhook_id}", "/v1/api/webhooks/" + hook, live, "{\"enabled\":true}");
        check(
                "POST",
                "/v1/api/webhooks/{webhook_id}/replay",
                "/v1/api/webhooks/" + hook + "/replay",
                live,
                "{\"since\":\"2026-01-01T00:00:00Z\"}");
    }

    private static String order() {
        return "{\"external_user_id\":\"anna\",\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\","
                + "\"total_amount\":null}";
    }

    @Test
    void what_customers_and_apps_send() throws Exception {
        var anybody = new ApiClient(studio.address());
        var customer = actors.customer();

        check(
                "POST",
                "/v1/orders",
                "/v1/orders",
                customer,
                order().replace("\"external_user_id\":\"anna\",", "\"points\":0,"));
        check("POST", "/v1/loyalty/credits", "/v1/loyalty/credits", customer, "");
        check("PUT", "/v1/website/users/{email}/profile", "/v1/website/users/anna@example.org/profile", customer, "");
        check("POST", "/v1/website/users", "/v1/website/users", anybody, "");
        check("POST", "/v1/mobile/users", "/v1/mobile/users", anybody, "");
        check("POST", "/v1/desktop/users", "/v1/desktop/users", anybody, "");
        check(
                "POST",
                "/v1/mobile/users/{device_id}/push-token",
                "/v1/mobile/users/limits-phone/push-token",
                actors.device(),
                "{\"token\":\"a-token-of-the-push-service\"}");
        check(
                "POST",
                "/v1/mobile/users/{device_id}/sync",
                "/v1/mobile/users/limits-phone/sync",
                actors.device(),
                "{\"cursor\":null,\"operations\":[{\"operation_id\":\"019aa1c4-0b10-7005-8a2e-5b1f7c9d0005\","
                        + "\"collection\":\"drafts\",\"key\":\"spring\",\"base_version\":0,\"value\":{\"a\":1}}]}");
    }

    @Test
    void what_programs_send() throws Exception {
        check("POST", "/v1/telegram/users", "/v1/telegram/users", actors.program(), "");
        check(
                "POST",
                "/v1/universal/users/sync-platforms",
                "/v1/universal/users/sync-platforms",
                actors.program(),
                "{\"user_identifiers\":{\"website\":\"anna@example.org\"}}");
        check(
                "POST",
                "/v1/universal/orders/cross-platform",
                "/v1/universal/orders/cross-platform",
                actors.program(),
                "{\"user_identifiers\":{\"website\":\"anna@example.org\"},\"order_details\":"
                        + order().replace("\"external_user_id\":\"anna\",", "\"points\":0,") + "}");
    }

    /** Sends the example of the contract with {@code changes}, and then with each field once at and once beyond its limits. */
    private static void check(String method, String route, String path, ApiClient caller, String changes)
            throws Exception {
        var body = contract.path("paths")
                .path(route)
                .path(method.toLowerCase(java.util.Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path("application/json");
        assertThat(body.isMissingNode()).as(method + " " + route).isFalse();
        var base = (ObjectNode) body.path("example").deepCopy();
        if (!changes.isEmpty()) {
            JSON.readTree(changes).forEachEntry((name, value) -> {
                if (value.isNull()) {
                    base.remove(name);
                } else {
                    base.set(name, value);
                }
            });
        }
        var first = send(method, path, caller, base);
        assertThat(first.status())
                .as("%s %s %s: %s", method, path, base, first.body())
                .isNotIn(400, 401, 403, 413, 422);
        var wrong = new ArrayList<String>();
        var probes = new Limits(contract).of(body.path("schema"), base);
        for (var probe : probes) {
            var answer = send(method, path, caller, probe.body());
            var isRefused = WRONG.contains(answer.status());
            if (isRefused == probe.isWithin() || Set.of(401, 403, 500).contains(answer.status())) {
                wrong.add(probe + " is answered " + answer.status() + " " + answer.body());
            }
        }
        assertThat(wrong).as(method + " " + route).isEmpty();
        assertThat(probes).as(method + " " + route).anyMatch(probe -> !probe.isWithin());
    }

    private static Answer send(String method, String path, ApiClient caller, JsonNode body) throws Exception {
        return switch (method) {
            case "PUT" -> caller.put(path, body.toString());
            case "PATCH" -> caller.patch(path, body.toString());
            default ->
                caller.post(
                        path,
                        body.toString(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        };
    }
}
