package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.orders.OrdersFixture;
import io.neurocards.orders.PayOrder;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers, their apps and the operator's programs see of orders and points while both databases are away: over HTTP, before
 * and after a restart.
 */
@Thorough
@Order(2)
class OrdersWithoutDatabasesTest extends WithoutDatabases {

    private static final String AS_OF = "X-Data-As-Of";

    private ApiClient boris;

    @BeforeEach
    void another_customer() throws Exception {
        boris = studio.client().signedUp("boris@example.org");
    }

    @Test
    void orders_and_points_are_shown_with_their_age_to_whom_they_are_through_an_outage_and_a_restart()
            throws Exception {
        var app = app(ann, "anns-phone-17");
        var order = ann.post("/v1/orders", order(1, ",\"delivery_address\":\"Baker Street 221b\""))
                .text("order_id");
        studio.bean(PayOrder.class).pay(UUID.fromString(order), "receipt", OrdersFixture.WORD);
        ann.post("/v1/loyalty/cards", "{\"card_number\":\"AB12 3456\"}");
        var known = telegramUser(6_900_000_017L);
        var unread = telegramUser(6_900_000_018L);
        program.post(known + "/orders", order(2, ""));
        program.get(known + "/orders");
        var onlyOrders = program("orders:read");
        var before = ann.get("/v1/loyalty");
        var unified = unified(ann, "{\"website\":\"%s\"}".formatted(ANN));
        awaitKept();
        studio.takeBothAway();

        for (var restarted = false; ; restarted = true) {
            var self = again(ann);
            assertKept(self.get("/v1/loyalty"), before.body());
            assertKept(self.get("/v1/website/users/" + ANN + "/loyalty"), before.body());
            assertKept(self.get("/v1/website/users/" + ANN.toUpperCase(Locale.ROOT) + "/loyalty"), before.body());
            assertKept(unified(self, "{\"website\":\"%s\"}".formatted(ANN)), unified.body());
            assertThat(before.body().path("current_points").asLong()).isPositive();
            assertThat(before.body().path("partner_cards")).hasSize(1);
            for (var path : List.of("/v1/orders", "/v1/orders?limit=1", "/v1/website/users/" + ANN + "/orders")) {
                var orders = self.get(path);
                assertThat(asOf(orders)).as(path).isNotNull();
                assertThat(orders.body().path("orders")).as(path).hasSize(1);
                assertThat(orders.body().at("/orders/0/order_id").asString()).isEqualTo(order);
                assertThat(orders.body().at("/orders/0/status").asString()).isEqualTo("fulfilled");
            }
            var one = self.get("/v1/orders/" + order);
            assertThat(one.body().at("/items/0/name").asString()).isNotEmpty();
            assertThat(one.body().has("delivery_address")).isFalse();
            assertThat(self.get("/v1/orders?before=" + order).body().path("orders"))
                    .isEmpty();

            var phone = again(app);
            assertThat(phone.get("/v1/balance").status()).isEqualTo(200);
            assertKept(phone.get("/v1/mobile/users/anns-phone-17/loyalty"), before.body());
            assertThat(phone.get("/v1/mobile/users/anns-phone-17/orders?platform=ios")
                            .body()
                            .path("orders"))
                    .hasSize(1);

            var operator = again(program);
            assertKept(operator.get("/v1/website/users/" + ANN + "/loyalty"), before.body());
            assertThat(operator.get(known + "/orders").body().path("orders")).hasSize(1);
            assertThat(operator.get(known + "/loyalty").text("source")).isEqualTo("cache");
            assertUnknown(operator.get(unread + "/orders"));
            assertUnknown(operator.get("/v1/website/users/nobody@example.org/orders"));
            assertThat(again(onlyOrders).get(known + "/loyalty").code()).isEqualTo("scope_missing");

            var stranger = again(boris);
            assertThat(stranger.get("/v1/orders").body().path("orders")).isEmpty();
            assertUnknown(stranger.get("/v1/orders/" + order));
            assertUnknown(stranger.get("/v1/website/users/" + ANN + "/orders"));
            assertUnknown(stranger.get("/v1/website/users/nobody@example.org/orders"));
            assertUnknown(stranger.get(known + "/loyalty"));
            assertUnknown(stranger.get("/v1/mobile/users/anns-phone-17/orders?platform=ios"));
            assertUnknown(unified(stranger, "{\"website\":\"%s\"}".formatted(ANN)));
            for (var kind : List.of("nks_", "nkd_", "nkv_")) {
                assertUnknown(studio.client().with(kind + "t".repeat(43)).get("/v1/orders"));
            }
            if (restarted) {
                break;
            }
            awaitWritten();
            restart();
            until(() -> again(ann).get("/v1/loyalty").status(), status -> status == 200);
        }

        studio.giveBack();
        var fresh = again(ann).get("/v1/loyalty");
        assertThat(fresh.text("source")).isEqualTo("database");
        assertThat(fresh.raw().headers().firstValue(AS_OF)).isEmpty();
        for (var file : List.of("snapshot.kept", "callers.json", "devices.json", "services.json")) {
            assertThat(Files.readString(folder.resolve(file)))
                    .as(file)
                    .doesNotContain(ANN, "Baker Street", "anns-phone", "6900000017")
                    .doesNotContain(ann.token(), app.token(), program.token());
        }
    }

    @Test
    void what_was_revoked_before_the_databases_went_opens_nothing_although_it_was_kept() throws Exception {
        var app = app(ann, "lost-phone");
        awaitKept();
        assertThat(Files.readString(folder.resolve("services.json"))).contains("tokenHash");
        assertThat(Files.readString(folder.resolve("devices.json"))).contains("tokenHash");
        var admin = studio.client().with(ADMIN);
        var token = admin.get("/v1/admin/service-tokens")
                .body()
                .at("/service_tokens/0/id")
                .asString();
        var device = ann.get("/v1/devices").body().at("/devices/0/device_uuid").asString();

        assertThat(admin.delete("/v1/admin/service-tokens/" + token).status()).isLessThan(300);
        assertThat(ann.delete("/v1/devices/" + device).status()).isLessThan(300);
        studio.takeBothAway();

        assertUnknown(program.get("/v1/website/users/" + ANN + "/loyalty"));
        assertUnknown(app.get("/v1/orders"));
        assertThat(ann.get("/v1/orders").status()).isEqualTo(200);
    }

    private static void assertKept(Answer answer, JsonNode before) {
        assertThat(asOf(answer)).isBeforeOrEqualTo(Instant.now());
        assertThat(answer.text("source")).isEqualTo("cache");
        assertThat(((ObjectNode) answer.body()).without("source"))
                .isEqualTo(((ObjectNode) before.deepCopy()).without("source"));
    }

    private static void assertUnknown(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("nobody_can_decide");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.raw().headers().firstValue(AS_OF)).isEmpty();
    }

    private static Instant asOf(Answer answer) {
        return Instant.parse(answer.raw().headers().firstValue(AS_OF).orElseThrow());
    }

    private static Answer unified(ApiClient who, String names) throws Exception {
        return who.post("/v1/universal/loyalty/unified", "{\"user_identifiers\":%s}".formatted(names));
    }
}
