package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.operations.Operator;
import io.neurocards.orders.PayOrder;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One customer by whatever is known of them, over real HTTP against the whole application. */
@Thorough
class UniversalApiTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final String SEARCH = "/v1/universal/users/search";
    private static final String ORDER = "/v1/universal/orders/cross-platform";
    private static final String DETAILS = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";
    private static final AtomicLong ACCOUNTS = new AtomicLong(800_000);

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static ApiClient service;

    private final String device = "device-" + UUID.randomUUID();
    private final String email = "ann-" + UUID.randomUUID() + "@example.org";
    private long telegramId;
    private ApiClient customer;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + ADMIN, "--neurocards.web.account-requests-per-minute=10000");
        var scopes = Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining("\",\""));
        service = program(scopes);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void one_customer_with_a_phone_and_another_on_telegram() throws Exception {
        customer = anybody().signedUp(email);
        customer.post(
                "/v1/mobile/users/",
                "{\"device_id\":\"%s\",\"platform\":\"android\",\"app_version\":\"1\"}".formatted(device),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        telegramId = ACCOUNTS.incrementAndGet();
        service.post("/v1/telegram/users/", "{\"telegram_id\":%d,\"accept_terms\":true}".formatted(telegramId));
    }

    @Test
    void everything_by_which_a_customer_is_known_finds_the_same_one() throws Exception {
        var byEmail = service.post(SEARCH, "{\"email\":\"%s\"}".formatted(email));

        assertThat(byEmail.status()).isEqualTo(200);
        assertThat(byEmail.body().at("/platforms/0/platform").asString()).isEqualTo("website");
        assertThat(byEmail.body().at("/platforms/1/platform").asString()).isEqualTo("mobile_android");
        assertThat(byEmail.body().at("/platforms/1/external_id").asString()).isEqualTo(device);
        assertThat(service.post(SEARCH, "{\"user_uuid\":\"%s\"}".formatted(byEmail.text("user_uuid")))
                        .body())
                .isEqualTo(byEmail.body());
        assertThat(service.post(SEARCH, device("android")).body()).isEqualTo(byEmail.body());
        assertThat(service.post(SEARCH, device("mobile_android")).body()).isEqualTo(byEmail.body());
        assertThat(service.post(SEARCH, device("ios")).status()).isEqualTo(404);
        assertThat(service.post(SEARCH, device("toaster")).code()).isEqualTo("platform_unknown");
        assertThat(service.post(SEARCH, "{\"telegram_id\":%d}".formatted(telegramId))
                        .text("user_uuid"))
                .isNotEqualTo(byEmail.text("user_uuid"));
    }

    @Test
    void a_customer_finds_themselves_and_nobody_else_and_a_program_needs_the_scope() throws Exception {
        assertThat(customer.post(SEARCH, "{\"email\":\"%s\"}".formatted(email)).status())
                .isEqualTo(200);
        assertThat(customer.post(SEARCH, "{\"telegram_id\":%d}".formatted(telegramId))
                        .code())
                .isEqualTo("not_found");
        assertThat(customer.post(SEARCH, "{\"telegram_id\":1}").code()).isEqualTo("not_found");
        assertThat(customer.post(ORDER, order("{\"telegram\":%d}".formatted(telegramId), "telegram", DETAILS))
                        .code())
                .isEqualTo("not_found");
        assertThat(program("orders:read").post(SEARCH, "{\"telegram_id\":1}").code())
                .isEqualTo("scope_missing");
        assertThat(anybody().post(SEARCH, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"a@example.org\",\"telegram_id\":1}",
                "{\"device_id\":\"device\"}",
                "{\"user_uuid\":\"x\"}",
                "{\"telegram_id\":1.5}",
                "[]"
            })
    void what_names_nobody_or_two_is_refused(String body) throws Exception {
        assertThat(service.post(SEARCH, body).status()).isEqualTo(400);
    }

    @Test
    void an_order_is_the_first_ones_who_exists_and_the_primary_platform_is_asked_first() throws Exception {
        var both = "{\"website\":\"%s\",\"telegram\":%d}".formatted(email, telegramId);

        var first = service.post(ORDER, order(both, null, DETAILS));
        var primary = service.post(ORDER, order(both, "telegram", DETAILS));
        var missing = service.post(
                ORDER, order("{\"telegram\":1,\"mobile_android\":\"%s\"}".formatted(device), "telegram", DETAILS));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("platform")).isEqualTo("website");
        assertThat(primary.text("platform")).isEqualTo("telegram");
        assertThat(missing.text("platform")).isEqualTo("mobile_android");
        assertThat(customer.get("/v1/orders").body().path("orders")).hasSize(2);
        assertThat(service.get("/v1/telegram/users/" + telegramId + "/orders")
                        .body()
                        .path("orders"))
                .hasSize(1);
    }

    @Test
    void what_an_order_has_beside_it_and_means_nothing_is_named() throws Exception {
        var wanted = order(
                "{\"email\":\"%s\"}".formatted(email), null, DETAILS.replace("{\"items\"", "{\"price\":1,\"items\""));

        var placed = service.post(ORDER, wanted.replaceFirst("\\{", "{\"urgent\":true,"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().path("ignored").values())
                .map(JsonNode::asString)
                .containsExactly("price", "urgent");
    }

    @Test
    void what_is_wrong_with_an_order_is_wrong_here_too_and_nobody_orders_for_nobody() throws Exception {
        var ann = "{\"email\":\"%s\"}".formatted(email);
        var negative = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\",\"total_amount\":-1}";

        assertThat(service.post(ORDER, order(ann, null, negative)).status()).isEqualTo(422);
        assertThat(service.post(ORDER, order(ann, null, negative.replace("\"total_amount\":-1", "\"points\":1")))
                        .code())
                .isEqualTo("insufficient_points");
        assertThat(service.post(ORDER, order("{\"telegram\":1}", "telegram", DETAILS))
                        .status())
                .isEqualTo(404);
        assertThat(service.post(ORDER, order(ann, "fax", DETAILS)).code()).isEqualTo("platform_unknown");
        assertThat(service.post(ORDER, order("{\"fax\":\"1\"}", null, DETAILS)).code())
                .isEqualTo("platform_unknown");
        assertThat(service.post(ORDER, order("{}", null, DETAILS)).status()).isEqualTo(400);
        assertThat(service.post(ORDER, order("{\"email\":[1]}", null, DETAILS)).status())
                .isEqualTo(400);
        assertThat(service.post(ORDER, "{\"user_identifiers\":%s}".formatted(ann))
                        .status())
                .isEqualTo(400);
        assertThat(customer.get("/v1/orders").body().path("orders")).isEmpty();
    }

    @Test
    void points_are_one_balance_on_whichever_platform_they_were_earned() throws Exception {
        var placed = service.post(
                ORDER,
                order(
                        "{\"mobile_android\":\"%s\"}".formatted(device),
                        null,
                        "{\"items\":[{\"sku\":\"credits-10\",\"quantity\":1}],\"currency\":\"RUB\"}"));
        studio.bean(PayOrder.class)
                .pay(UUID.fromString(placed.text("order_id")), "bank:" + device, new Operator("test").because(""));

        var unified = service.post("/v1/universal/loyalty/unified", names("{\"website\":\"%s\"}".formatted(email)));

        assertThat(unified.body().path("total_points").asLong())
                .isPositive()
                .isEqualTo(customer.get("/v1/loyalty")
                        .body()
                        .path("current_points")
                        .asLong());
        assertThat(unified.body().path("platforms")).hasSize(2);
        assertThat(unified.body().at("/in_orders/most_percent").asInt()).isEqualTo(50);
        assertThat(unified.body().path("recent_history")).hasSize(1);
        assertThat(unified.text("last_activity")).isNotEmpty();
        assertThat(service.post("/v1/universal/loyalty/unified", names("{\"website\":\"x@example.org\"}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fields_that_mean_nothing_are_named_by_every_call_that_takes_names_tokens_and_codes() throws Exception {
        var named = "{\"user_identifiers\":{\"email\":\"%s\"},\"limit\":1".formatted(email);
        var token = "{\"token\":\"push-%s\",\"kind\":\"fcm\"%s}";
        var push = "/v1/mobile/users/" + device + "/push-token";
        var link = "/v1/mobile/users/" + device + "/link-accounts";

        assertIgnores("role", service.post(SEARCH, "{\"email\":\"%s\",\"role\":\"owner\"}".formatted(email)));
        assertIgnores("limit", service.post("/v1/universal/loyalty/unified", named + "}"));
        assertIgnores(
                "limit",
                service.post("/v1/universal/users/sync-platforms", named + ",\"profile\":{\"first_name\":\"A\"}}"));
        assertIgnores("badge", customer.post(push, token.formatted(device, ",\"badge\":1")));
        assertThat(customer.post(push, token.formatted(device, "")).status()).isEqualTo(204);
        assertIgnores("credits", customer.post(link, "{\"credits\":100}"));
        var code = customer.post(link, "{}").text("code");
        var other = new ApiClient(studio.address()).signedUp("other-" + UUID.randomUUID() + "@example.org");
        var typed = "{\"code\":\"%s\",\"Code\":\"x\"}".formatted(code);
        assertIgnores("Code", other.post("/v1/links/preview", typed));
        assertThat(service.post(SEARCH, "{\"email\":\"%s\"}".formatted(email))
                        .body()
                        .has("ignored"))
                .isFalse();
    }

    private static void assertIgnores(String field, ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("ignored").size()).isEqualTo(1);
        assertThat(answer.body().at("/ignored/0").asString()).isEqualTo(field);
    }

    @Test
    void a_profile_is_changed_once_for_all_platforms() throws Exception {
        var changed = service.post(
                "/v1/universal/users/sync-platforms",
                "{\"user_identifiers\":{\"email\":\"%s\"},\"profile\":{\"first_name\":\"Ann\",\"language\":\"en\",\"password_hash\":\"x\"}}"
                        .formatted(email));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/user/first_name").asString()).isEqualTo("Ann");
        assertThat(changed.body().at("/ignored/0").asString()).isEqualTo("password_hash");
        assertThat(customer.get("/v1/mobile/users/" + device).text("first_name"))
                .isEqualTo("Ann");
        assertThat(customer.get("/v1/website/users/" + email).text("language")).isEqualTo("en");
    }

    @Test
    void platforms_are_counted_for_administrators() throws Exception {
        var figures = anybody().with(ADMIN).get("/v1/universal/statistics/platforms");

        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.body().path("platforms")).hasSize(8);
        assertThat(figures.body().at("/platforms/0/platform").asString()).isEqualTo("telegram");
        assertThat(figures.body().at("/platforms/0/users").asLong()).isPositive();
        assertThat(figures.body().at("/platforms/3/platform").asString()).isEqualTo("mobile_android");
        assertThat(figures.body().at("/platforms/3/users").asLong()).isPositive();
        assertThat(figures.body().at("/platforms/3/last_seen_at").asString()).isNotEmpty();
        var persons = figures.body().path("total_users").asLong();
        assertThat(persons).isPositive();
        link();
        assertThat(anybody()
                        .with(ADMIN)
                        .get("/v1/universal/statistics/platforms")
                        .body()
                        .path("total_users")
                        .asLong())
                .isEqualTo(persons - 1);
        assertThat(service.get("/v1/universal/statistics/platforms").status()).isEqualTo(403);
    }

    @Test
    void what_is_unified_is_of_both_sides_of_a_link_and_of_nobody_else() throws Exception {
        var telegram = "{\"user_identifiers\":{\"telegram_id\":%d}}".formatted(telegramId);
        var strangers = customer.post("/v1/universal/loyalty/unified", telegram);
        var strangersProfile = customer.post(
                "/v1/universal/users/sync-platforms",
                "{\"user_identifiers\":{\"telegram_id\":%d},\"profile\":{\"first_name\":\"Eve\"}}"
                        .formatted(telegramId));
        link();
        var own = customer.post("/v1/universal/loyalty/unified", telegram);

        assertThat(strangers.status()).isEqualTo(404);
        assertThat(strangersProfile.status()).isEqualTo(404);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body())
                .isEqualTo(customer.post("/v1/universal/loyalty/unified", names("{\"email\":\"%s\"}".formatted(email)))
                        .body());
    }

    @Test
    void beside_an_own_name_somebody_elses_is_as_unknown_as_nobodys() throws Exception {
        var somebody = names("{\"telegram_id\":%d,\"email\":\"%s\"}".formatted(telegramId, email));
        var nobody = names("{\"telegram_id\":%d,\"email\":\"%s\"}".formatted(telegramId + 1_000_000, email));

        var besideSomebody = customer.post("/v1/universal/loyalty/unified", somebody);
        var besideNobody = customer.post("/v1/universal/loyalty/unified", nobody);

        assertThat(besideSomebody.status()).isEqualTo(200);
        assertThat(besideSomebody.body()).isEqualTo(besideNobody.body());
    }

    /** Makes the customer of the site and the one on Telegram one. */
    private void link() throws Exception {
        var onTelegram = service.post(SEARCH, "{\"telegram_id\":%d}".formatted(telegramId));
        var code = studio.bean(StartLink.class)
                .start(new PersonId(UUID.fromString(onTelegram.text("user_uuid"))))
                .code();
        assertThat(customer.post("/v1/links/confirm", "{\"code\":\"%s\"}".formatted(code))
                        .status())
                .isEqualTo(200);
    }

    private String device(String platform) {
        return "{\"device_id\":\"%s\",\"platform\":\"%s\"}".formatted(device, platform);
    }

    private static String names(String identifiers) {
        return "{\"user_identifiers\":%s}".formatted(identifiers);
    }

    private static String order(String identifiers, String primary, String details) {
        return "{\"user_identifiers\":%s,\"primary_platform\":%s,\"order_details\":%s}"
                .formatted(identifiers, primary == null ? "null" : "\"" + primary + "\"", details);
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static ApiClient program(String scopes) throws Exception {
        Answer issued = anybody()
                .with(ADMIN)
                .post("/v1/admin/service-tokens", "{\"name\":\"program\",\"scopes\":[\"" + scopes + "\"]}");
        return anybody().with(issued.text("token"));
    }
}
