package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.partners.webhooks.WebhookEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract of {@code /v1}: it is what is written down, whole, and whatever is sent to any of its routes is answered by it. The
 * seed of what is sent is printed; {@code -Dfuzz.seed=…} sends it again, {@code -Dfuzz.rounds=…} sends more. {@code
 * -Dcontract.golden=write} writes the contract down anew.
 */
@Thorough
class ContractTest {

    private static final Path WRITTEN = Path.of("docs", "openapi.json");
    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 12);

    /** An answer that may be: the studio of the test has no mail, no backup and no second database. */
    private static final Set<Integer> NEVER = Set.of(500, 501, 502, 504);

    /** What an operation that answers it says so, beside the rest that is its {@code default}. */
    private static final Set<Integer> NAMED = Set.of(402, 405, 409, 413, 415, 422);

    private static final List<String> HEADERS =
            List.of("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Data-As-Of");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static JsonNode contract;
    private static Conformity conformity;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + ADMIN,
                "--neurocards.web.requests-per-minute=1000000",
                "--neurocards.web.account-requests-per-minute=1000000");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(studio.address() + "/v3/api-docs"))
                                .build(),
                        BodyHandlers.ofString());
        contract = JSON.readTree(answer.body());
        conformity = new Conformity(contract);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void it_is_what_is_written_down() throws Exception {
        var found = JSON.writeValueAsString(JSON.treeToValue(contract, Map.class)) + "\n";
        if ("write".equals(System.getProperty("contract.golden"))) {
            Files.writeString(WRITTEN, found);
        }

        assertThat(found)
                .as("what programs rely on; -Dcontract.golden=write writes it down anew")
                .isEqualTo(Files.readString(WRITTEN));
    }

    @Test
    void every_operation_says_what_it_is_for_and_has_a_name_of_its_own() {
        var names = new ArrayList<String>();
        for (var operation : operations()) {
            assertThat(operation.node().path("summary").asString(""))
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(operation.node().path("tags")).as(operation.toString()).isNotEmpty();
            names.add(operation.node().path("operationId").asString());
            assertThat(operation.node().path("responses").has("default"))
                    .as("%s says how it refuses", operation)
                    .isTrue();
            for (var parameter : operation.node().path("parameters")) {
                assertThat(parameter.path("schema").isMissingNode())
                        .as("%s: %s", operation, parameter)
                        .isFalse();
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        assertThat(contract.path("components").path("schemas").propertyNames())
                .as("what is sent, and nothing of how the server is built")
                .noneMatch(name -> name.startsWith("ResponseEntity") || name.startsWith("Http"));
        assertThat(contract.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(name -> !contract.at(name.substring(1)).isMissingNode());
    }

    @Test
    void what_is_sent_in_a_form_is_never_put_into_the_address() {
        var forms = new ArrayList<String>();
        for (var operation : operations()) {
            var form = form(operation);
            if (!form.isMissingNode()) {
                forms.add(operation.toString());
                assertThat(operation.node().path("parameters"))
                        .as(operation.toString())
                        .noneMatch(parameter -> parameter.path("in").asString().equals("query"));
                assertThat(form.path("properties").path("photo").path("format").asString())
                        .as(operation.toString())
                        .isEqualTo("binary");
                assertThat(form.path("properties")
                                .path("description")
                                .path("maxLength")
                                .asInt())
                        .as(operation.toString())
                        .isEqualTo(1_000);
            }
        }
        assertThat(forms)
                .containsExactlyInAnyOrder("POST /v1/videos", "POST /v1/videos/scenarios", "POST /v1/api/videos");
    }

    private static JsonNode form(Operation operation) {
        return operation
                .node()
                .path("requestBody")
                .path("content")
                .path("multipart/form-data")
                .path("schema");
    }

    @Test
    void every_field_and_all_that_is_sent_is_shown_by_an_example() {
        var without = new ArrayList<String>();
        contract.path("components")
                .path("schemas")
                .forEachEntry((schema, node) -> node.path("properties").forEachEntry((field, value) -> {
                    var shown = value.has("example")
                            || value.has("enum")
                            || value.has("$ref")
                            || value.has("anyOf")
                            || value.path("items").has("$ref");
                    if (!shown) {
                        without.add(schema + "." + field);
                    }
                }));
        for (var operation : operations()) {
            operation.node().path("responses").forEachEntry((status, response) -> {
                var json = response.path("content").path("application/json");
                if (status.startsWith("2") && !json.isMissingNode() && !json.has("example") && !json.has("examples")) {
                    without.add(operation + " " + status);
                }
            });
            var body = operation.node().path("requestBody").path("content").path("application/json");
            if (!body.isMissingNode() && !body.has("example")) {
                without.add(operation.toString());
            }
            form(operation).path("properties").forEachEntry((field, value) -> {
                if (!value.has("example") && !value.path("format").asString("").equals("binary")) {
                    without.add(operation + " " + field);
                }
            });
        }
        assertThat(without).as("openapi/examples.json says how these look").isEmpty();
    }

    @Test
    void every_example_is_what_its_schema_says() {
        var wrong = new ArrayList<String>();
        contract.path("components")
                .path("schemas")
                .forEachEntry((schema, node) -> node.path("properties")
                        .forEachEntry((field, value) ->
                                complaints(schema + "." + field, value, value.path("example"), wrong)));
        for (var operation : operations()) {
            for (var parameter : operation.node().path("parameters")) {
                complaints(
                        operation + " " + parameter.path("name"),
                        parameter.path("schema"),
                        parameter.path("example"),
                        wrong);
            }
            whole(operation.toString(), operation.node().path("requestBody"), wrong);
            form(operation)
                    .path("properties")
                    .forEachEntry(
                            (field, value) -> complaints(operation + " " + field, value, value.path("example"), wrong));
            operation
                    .node()
                    .path("responses")
                    .forEachEntry((status, response) -> whole(operation + " " + status, response, wrong));
        }
        contract.path("components").path("responses").forEachEntry((name, response) -> whole(name, response, wrong));
        assertThat(wrong).isEmpty();
    }

    private static void whole(String what, JsonNode body, List<String> wrong) {
        body.path("content").forEachEntry((type, media) -> {
            complaints(what + " " + type, media.path("schema"), media.path("example"), wrong);
            media.path("examples")
                    .forEach(one -> complaints(what + " " + type, media.path("schema"), one.path("value"), wrong));
        });
    }

    private static void complaints(String what, JsonNode schema, JsonNode example, List<String> wrong) {
        if (!example.isMissingNode()) {
            conformity.complaints(schema, example).forEach(complaint -> wrong.add(what + ": " + complaint));
        }
    }

    @Test
    void what_is_paid_says_that_it_may_not_be_and_what_is_sent_that_it_may_be_wrong() {
        for (var operation : operations()) {
            var refused = operation.node().path("responses").propertyNames();
            if (operation.node().has("requestBody")) {
                assertThat(refused).as(operation.toString()).contains("400", "413", "415");
            }
            assertThat(refused.contains("413"))
                    .as("%s may be sent more than anybody reads", operation)
                    .isEqualTo(Set.of("POST", "PUT", "PATCH").contains(operation.method()));
            assertThat(refused)
                    .as("%s is answered, so its method is allowed", operation)
                    .doesNotContain("405");
        }
        assertThat(operations().stream()
                        .filter(operation -> operation.node().path("responses").has("402"))
                        .map(Operation::toString))
                .containsExactlyInAnyOrder(
                        "POST /v1/admin/orders/{order_id}/refund",
                        "POST /v1/admin/payments/{payment_id}/refund",
                        "POST /v1/api/videos",
                        "POST /v1/desktop/users/{device_id}/orders",
                        "POST /v1/gifts",
                        "POST /v1/loyalty/credits",
                        "POST /v1/mobile/users/{device_id}/orders",
                        "POST /v1/orders",
                        "POST /v1/telegram/users/{telegram_id}/orders",
                        "POST /v1/universal/orders/cross-platform",
                        "POST /v1/videos",
                        "POST /v1/videos/{job_id}/again",
                        "POST /v1/website/users/{email}/orders");
    }

    @Test
    void a_conflict_and_what_cannot_be_done_are_named_where_the_code_has_them() {
        var conflicts = naming("409");
        var impossible = naming("422");

        assertThat(conflicts)
                .contains(
                        "POST /v1/orders/{order_id}/cancel",
                        "POST /v1/links/{link_id}/undo",
                        "DELETE /v1/links/{platform}",
                        "POST /v1/admin/tokens",
                        "POST /v1/mobile/users/{device_id}/sync",
                        "POST /v1/videos/{job_id}/cancel")
                .doesNotContain("PUT /v1/notifications", "POST /v1/links/preview", "POST /v1/website/sessions")
                .noneMatch(operation -> operation.startsWith("GET "));
        assertThat(operations().stream()
                        .filter(operation -> operation.node().path("parameters").findValuesAsString("name").stream()
                                .anyMatch("Idempotency-Key"::equals))
                        .map(Operation::toString))
                .isNotEmpty()
                .allMatch(conflicts::contains);
        assertThat(impossible)
                .contains("POST /v1/orders", "POST /v1/admin/goods", "POST /v1/website/users", "POST /v1/api/webhooks")
                .doesNotContain(
                        "PUT /v1/notifications",
                        "POST /v1/admin/service-tokens",
                        "POST /v1/loyalty/credits",
                        "GET /v1/website/users/{email}");
    }

    private static List<String> naming(String status) {
        return operations().stream()
                .filter(operation -> operation.node().path("responses").has(status))
                .map(Operation::toString)
                .toList();
    }

    @Test
    void every_event_that_partners_are_told_is_a_webhook() {
        var names = new ArrayList<>(operations().stream()
                .map(operation -> operation.node().path("operationId").asString())
                .toList());
        var wrong = new ArrayList<String>();
        contract.path("webhooks").forEachEntry((event, path) -> {
            var told = path.path("post");
            names.add(told.path("operationId").asString());
            assertThat(told.path("summary").asString("")).as(event).isNotBlank();
            assertThat(told.path("tags")).as(event).isNotEmpty();
            assertThat(told.path("responses").propertyNames()).as(event).containsExactly("2XX", "410", "default");
            var body = told.path("requestBody").path("content").path("application/json");
            assertThat(body.path("example").path("type").asString()).isEqualTo(event);
            whole(event, told.path("requestBody"), wrong);
        });

        assertThat(wrong).isEmpty();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(contract.path("webhooks").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WebhookEvent.values())
                        .map(WebhookEvent::type)
                        .toList());
    }

    /** What is typed as it was shown, found or ignored needs no bound of its own: no body is longer than 256 KiB. */
    @Test
    void every_text_that_is_taken_is_bounded() {
        var sent = new TreeSet<String>();
        operations().forEach(operation -> named(operation.node().path("requestBody"), sent));
        var unbounded = new ArrayList<String>();
        for (var schema : sent) {
            contract.path("components")
                    .path("schemas")
                    .path(schema)
                    .path("properties")
                    .forEachEntry((name, field) -> {
                        var text = field.has("items") ? field.path("items") : field;
                        if (text.path("type").toString().contains("string")
                                && Stream.of("maxLength", "pattern", "enum", "format")
                                        .noneMatch(text::has)) {
                            unbounded.add(schema + "." + name);
                        }
                    });
        }

        assertThat(unbounded)
                .containsExactlyInAnyOrder(
                        "Code.code",
                        "NewDesktopUser.locale",
                        "NewDesktopUser.referral_code",
                        "NewMobileUser.locale",
                        "NewMobileUser.referral_code",
                        "NewPassword.code",
                        "NewTelegramUser.first_name",
                        "NewTelegramUser.language_code",
                        "NewTelegramUser.last_name",
                        "NewTelegramUser.username",
                        "NewUser.referral_code",
                        "Proof.code",
                        "QuietJson.from",
                        "QuietJson.until",
                        "RuleWish.sku",
                        "GiftTyped.code",
                        "PromoWish.plans",
                        "Search.device_id",
                        "Search.email",
                        "Search.platform",
                        "SyncRequestJson.cursor",
                        "TypedCode.code");
    }

    private static void named(JsonNode part, Set<String> found) {
        for (var reference : part.findValuesAsString("$ref")) {
            if (found.add(reference.substring(reference.lastIndexOf('/') + 1))) {
                named(contract.at(reference.substring(1)), found);
            }
        }
    }

    @Test
    void what_waits_is_shown_as_what_it_is_answered_with() {
        var kept = new ArrayList<String>();
        for (var operation : operations()) {
            var accepted = operation
                    .node()
                    .path("responses")
                    .path("202")
                    .path("content")
                    .path("application/json");
            var shown = accepted.has("examples")
                    ? accepted.path("examples").path("waits").path("value")
                    : accepted.path("example");
            if (accepted.path("schema").path("$ref").asString("").endsWith("Answer")) {
                kept.add(operation.toString());
                assertThat(shown.propertyNames())
                        .as(operation.toString())
                        .containsExactlyInAnyOrder("operation_id", "status", "status_url");
            }
        }
        assertThat(kept).contains("POST /v1/videos", "POST /v1/orders", "POST /v1/links/confirm");
    }

    @Test
    void what_is_kept_for_an_outage_says_in_a_header_how_old_it_may_be() {
        assertThat(operations().stream()
                        .filter(operation -> operation
                                .node()
                                .path("responses")
                                .path("200")
                                .path("headers")
                                .has("X-Data-As-Of"))
                        .map(Operation::toString))
                .containsExactlyInAnyOrder(
                        "GET /v1/balance",
                        "GET /v1/desktop/users/{device_id}/loyalty",
                        "GET /v1/desktop/users/{device_id}/orders",
                        "GET /v1/ledger",
                        "GET /v1/loyalty",
                        "GET /v1/mobile/users/{device_id}/loyalty",
                        "GET /v1/mobile/users/{device_id}/orders",
                        "GET /v1/orders",
                        "GET /v1/orders/{order_id}",
                        "GET /v1/telegram/users/{telegram_id}/loyalty",
                        "GET /v1/telegram/users/{telegram_id}/orders",
                        "GET /v1/videos",
                        "GET /v1/videos/{job_id}",
                        "GET /v1/website/users/{email}/loyalty",
                        "GET /v1/website/users/{email}/orders",
                        "POST /v1/universal/loyalty/unified");
    }

    @Test
    void whatever_is_sent_to_whichever_route_by_whomever_is_answered_and_never_by_500() throws Exception {
        System.out.println("Fuzzing: -Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS);
        var random = new Random(SEED);
        var callers = callers();
        var wrong = new ArrayList<String>();
        var unnamed = new TreeSet<String>();
        var seen = new HashMap<Integer, Integer>();
        for (var operation : operations()) {
            for (var round = 0; round < ROUNDS; round++) {
                var request = new Fuzz(random, contract).request(studio.address(), operation, callers);
                var answer = http.send(request.request(), BodyHandlers.ofString());
                seen.merge(answer.statusCode(), 1, Integer::sum);
                complaint(
                                answer.statusCode(),
                                answer.headers().firstValue("Content-Type").orElse(""),
                                answer.body())
                        .ifPresent(what -> wrong.add(operation + " " + request + ": " + what));
                for (var header : HEADERS) {
                    if (answer.headers().firstValue(header).isPresent()
                            && !conformity.has(operation.node(), answer.statusCode(), header)) {
                        unnamed.add(operation + " " + answer.statusCode() + " " + header);
                    }
                }
                if (NAMED.contains(answer.statusCode())
                        && !operation.node().path("responses").has(Integer.toString(answer.statusCode()))) {
                    unnamed.add(operation + " " + answer.statusCode() + " " + answer.body());
                }
                if (isJson(answer)) {
                    conformity
                            .complaints(operation.node(), answer.statusCode(), answer.body())
                            .forEach(what -> wrong.add(operation + " answers otherwise than it says: " + what));
                }
            }
        }
        System.out.println("Fuzzed: " + seen);
        assertThat(wrong).isEmpty();
        assertThat(unnamed)
                .as("statuses and headers of which the contract says nothing")
                .isEmpty();
        assertThat(seen.keySet()).contains(200, 400, 401, 403, 404);
    }

    private static boolean isJson(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").contains("json")
                && !answer.body().isEmpty();
    }

    private static java.util.Optional<String> complaint(int status, String type, String body) {
        if (NEVER.contains(status)) {
            return java.util.Optional.of(status + " " + body);
        }
        if (status >= 400) {
            if (!type.startsWith("application/problem+json")) {
                return java.util.Optional.of(status + " of type " + type);
            }
            var problem = JSON.readTree(body);
            if (!problem.hasNonNull("code")
                    || problem.path("detail").asString("").isBlank()) {
                return java.util.Optional.of(status + " without code or sentence: " + body);
            }
        }
        return java.util.Optional.empty();
    }

    private static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        contract.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, node) -> {
                    if (path.startsWith("/v1")) {
                        operations.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), path, node));
                    }
                }));
        return operations;
    }

    /** One route as the contract says. */
    record Operation(String method, String path, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Nobody, a device, a partner, customers, a program that may do everything, administrators, and somebody with a made-up token. */
    private static List<String> callers() throws Exception {
        var anybody = new ApiClient(studio.address());
        var scopes = StreamSupport.stream(
                        List.of(io.neurocards.accounts.callers.Scope.values()).spliterator(), false)
                .map(io.neurocards.accounts.callers.Scope::word)
                .collect(Collectors.joining("\",\""));
        var program = anybody.with(ADMIN)
                .post("/v1/admin/service-tokens", "{\"name\":\"fuzz\",\"scopes\":[\"" + scopes + "\"]}")
                .text("token");
        var partner = PartnerOfStudio.make(anybody.with(ADMIN));
        var device = anybody.post(
                        "/v1/mobile/users/",
                        "{\"device_id\":\"fuzz-" + UUID.randomUUID() + "\",\"platform\":\"ios\",\"app_version\":\"1\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .text("token");
        return List.of(
                "",
                device,
                partner.live().token(),
                partner.test().token(),
                anybody.signedUp("fuzz-" + UUID.randomUUID() + "@example.org").token(),
                anybody.signedUp("fuzz-" + UUID.randomUUID() + "@example.org").token(),
                program,
                anybody.with(ADMIN)
                        .post("/v1/admin/tokens", "{\"name\":\"fuzz\",\"role\":\"viewer\",\"expires_in_days\":1}")
                        .text("token"),
                ADMIN,
                "nks_" + "A".repeat(43));
    }
}
