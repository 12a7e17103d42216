package io.neurocards.web;

import static io.neurocards.web.OperatorOfStudio.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which program placed an order, and who is told so, over real HTTP against the whole application. */
@Thorough
class OrderSourcesTest {

    private static final String ORDER = "{\"items\":[%s],\"currency\":\"RUB\"}".formatted(line("credits-5"));
    private static final String KEY = "Idempotency-Key";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN);
        operator = OperatorOfStudio.of(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_session_is_the_site_and_a_device_is_the_app() throws Exception {
        var customer = operator.customer().client();
        var bySite = customer.post("/v1/orders", ORDER, KEY, "site");
        var registered = customer.post(
                "/v1/mobile/users/",
                "{\"device_id\":\"%s\",\"platform\":\"ios\",\"app_version\":\"1\",\"accept_terms\":true}"
                        .formatted(UUID.randomUUID()),
                KEY,
                UUID.randomUUID().toString());
        var app = customer.with(registered.text("token"));
        var byApp = app.post("/v1/orders", ORDER, KEY, "app");

        assertSource(bySite, "site", null);
        assertSource(byApp, "app", registered.text("device_uuid"));
        assertThat(customer.get("/v1/orders/" + byApp.text("order_id")).text("source"))
                .isEqualTo("app");
    }

    @Test
    void a_program_of_the_operators_is_told_by_its_token() throws Exception {
        var telegramId = ThreadLocalRandom.current().nextLong(1_000_000, 9_000_000_000L);
        var admin = operator.administrator();
        var issued = admin.post(
                "/v1/admin/service-tokens",
                "{\"name\":\"till\",\"scopes\":[\"users:write\",\"orders:read\",\"orders:write\"]}");
        var program = admin.with(issued.text("token"));
        program.post("/v1/telegram/users/", "{\"telegram_id\":%d,\"accept_terms\":true}".formatted(telegramId));
        var orders = "/v1/telegram/users/" + telegramId + "/orders";

        var placed = program.post(orders, ORDER, KEY, "one");
        var across = program.post(
                "/v1/universal/orders/cross-platform",
                "{\"user_identifiers\":{\"telegram\":\"%d\"},\"order_details\":%s}".formatted(telegramId, ORDER));

        var token = admin.get("/v1/admin/service-tokens")
                .body()
                .path("service_tokens")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("till"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertSource(placed, "service", token);
        assertSource(across, "service", token);
        assertThat(placed.text("platform")).isEqualTo("telegram");
        assertThat(program.get(orders).body().toString())
                .contains("\"source\":\"service\"")
                .doesNotContain(token);
    }

    @Test
    void a_partner_is_told_by_its_key_and_sees_the_kind_alone() throws Exception {
        var partner = PartnerOfStudio.make(operator.administrator());
        var issued = partner.issue("live", PartnerOfStudio.ALL);
        var key = issued.body().at("/about/id").asString();
        var program = operator.administrator().with(issued.text("key"));
        program.put("/v1/api/users/anna", "{\"accept_terms\":true}");

        var placed = program.post(
                "/v1/api/orders", ORDER.replaceFirst("\\{", "{\"external_user_id\":\"anna\","), KEY, "one");

        assertSource(placed, "partner", key);
        assertThat(program.get("/v1/api/orders").body().toString()).doesNotContain(key);
    }

    @Test
    void until_when_it_can_be_paid_is_told_and_is_a_day() throws Exception {
        var placed = operator.customer().client().post("/v1/orders", ORDER);

        var createdAt = Instant.parse(placed.text("created_at"));
        assertThat(Instant.parse(placed.text("pay_until"))).isEqualTo(createdAt.plusSeconds(86_400));
    }

    private static void assertSource(Answer placed, String kind, @Nullable String id) throws Exception {
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("source")).isEqualTo(kind);
        assertThat(placed.body().has("source_id")).isFalse();
        var seen = operator.order(placed.text("order_id")).body();
        assertThat(seen.path("source").asString()).isEqualTo(kind);
        assertThat(seen.has("source_id")).isEqualTo(id != null);
        if (id != null) {
            assertThat(seen.path("source_id").asString()).isEqualTo(id);
        }
    }
}
