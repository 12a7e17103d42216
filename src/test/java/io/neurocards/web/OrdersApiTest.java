package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.operations.Operator;
import io.neurocards.orders.PayOrder;
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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Orders and points of customers on two platforms, over real HTTP against the whole application. */
@Thorough
class OrdersApiTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";
    private static final AtomicLong ACCOUNTS = new AtomicLong(700_000);

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static ApiClient service;

    private String user;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + ADMIN);
        service = service(Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining("\",\"")));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void name_a_user() throws Exception {
        var id = ACCOUNTS.incrementAndGet();
        user = "/v1/telegram/users/" + id;
        service.post("/v1/telegram/users/", "{\"telegram_id\":%d,\"accept_terms\":true}".formatted(id));
    }

    @Test
    void an_order_costs_what_the_catalogue_says_and_is_found_by_its_customer() throws Exception {
        var placed = order(
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":2}],\"total_amount\":780.00,\"currency\":\"RUB\",\"payment_method\":\"card\"}");

        var listed = service.get(user + "/orders");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("created");
        assertThat(placed.text("platform")).isEqualTo("telegram");
        assertThat(placed.body().path("total_amount").decimalValue()).isEqualByComparingTo("780.00");
        assertThat(placed.body().path("credits").asInt()).isEqualTo(10);
        assertThat(listed.body().path("orders")).hasSize(1);
        assertThat(listed.body().at("/orders/0")).isEqualTo(placed.body());
    }

    @Test
    void what_an_order_can_not_mean_is_named_in_the_answer_also_within_an_item() throws Exception {
        var placed = order(
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1,\"price\":1,\"name\":\"five\"}],\"currency\":\"RUB\",\"status\":\"paid\"}");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("created");
        assertThat(placed.body().path("total_amount").decimalValue()).isEqualByComparingTo("390.00");
        assertThat(placed.body().path("ignored").valueStream().map(JsonNode::asString))
                .containsExactly("items[0].name", "items[0].price", "status");
    }

    @Test
    void an_order_by_an_address_is_the_same_as_one_by_its_customer() throws Exception {
        var email = "buyer-" + UUID.randomUUID() + "@example.org";
        var customer = new ApiClient(studio.address()).signedUp(email);
        var path = "/v1/website/users/" + email + "/orders";
        var body = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";

        var placed = customer.post(path, body, "Idempotency-Key", "by-address");
        var again = customer.post(path, body, "Idempotency-Key", "by-address");
        var byProgram = service.post(path, body);
        var stranger =
                new ApiClient(studio.address()).signedUp("other-" + email).post(path, body);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("platform")).isEqualTo("website");
        assertThat(again.text("order_id")).isEqualTo(placed.text("order_id"));
        assertThat(byProgram.status()).isEqualTo(201);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(customer.get("/v1/orders").body().path("orders")).hasSize(2);
        assertThat(customer.get(path).body().path("orders")).hasSize(2);
    }

    @Test
    void a_paid_order_gives_its_credits_and_points_once_and_a_refund_takes_both_back() throws Exception {
        var id = UUID.fromString(order("{\"items\":[{\"sku\":\"credits-10\",\"quantity\":1}],\"currency\":\"RUB\"}")
                .text("order_id"));

        var payOrder = studio.bean(PayOrder.class);
        payOrder.pay(id, "bank:1-" + id, new Operator("test").because(""));
        payOrder.pay(id, "bank:1-" + id, new Operator("test").because(""));

        var listed = service.get(user + "/orders").body().at("/orders/0");
        assertThat(listed.path("status").asString()).isEqualTo("fulfilled");
        var loyalty = service.get(user + "/loyalty");
        assertThat(loyalty.body().path("current_points").asInt()).isEqualTo(6);
        assertThat(loyalty.body().path("recent_history")).hasSize(1);
        assertThat(loyalty.text("source")).isEqualTo("database");
        assertThat(loyalty.body().at("/in_orders/point_value").decimalValue()).isEqualByComparingTo("1");
        assertThat(loyalty.body().at("/in_orders/currency").asString()).isEqualTo("RUB");
        assertThat(loyalty.body().at("/in_orders/most_percent").asInt()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                     | 422 | order_empty",
                "{\"items\":[]}                                                                         | 422 | order_empty",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":0}]}                                   | 422 | quantity_invalid",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":-1}]}                                  | 422 | quantity_invalid",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1.5}]}                                 | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":99999999999}]}                         | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\"}]}                                                  | 400 | invalid_request",
                "{\"items\":[null]}                                                                     | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"nothing\",\"quantity\":1}]}                                     | 422 | sku_unknown",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"ZZZ\"}              | 422 | currency_unknown",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"EUR\"}              | 422 | not_sold_in_currency",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\",\"total_amount\":1}      | 422 | order_total_wrong",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\",\"total_amount\":-390}   | 422 | order_total_wrong",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\",\"total_amount\":1e999}  | 422 | order_total_wrong",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":1}                      | 402 | insufficient_points",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":195}                    | 402 | insufficient_points",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":196}                    | 422 | points_not_taken",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":9223372036854775807}    | 422 | points_not_taken",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":1,\"currency\":\"XTR\"}  | 422 | points_not_taken",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":-1}                     | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":1.5}                    | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":9223372036854775808}    | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":1e99}                   | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":\"all\"}                | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":[1]}                    | 400 | invalid_request",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"total_amount\":NaN}              | 400 | invalid_request"
            })
    void what_cannot_be_ordered_is_refused_and_nothing_is_written(String body, int status, String code)
            throws Exception {
        var answer = order(body);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(service.get(user + "/orders").body().path("orders")).isEmpty();
    }

    @Test
    void points_pay_for_a_part_and_come_back_once_when_the_order_is_cancelled_or_refunded() throws Exception {
        var admin = new ApiClient(studio.address()).with(ADMIN);
        var seller = new ApiClient(studio.address()).signedUp("seller-" + UUID.randomUUID() + "@example.org");
        pay(admin, place(seller, "{\"items\":[{\"sku\":\"credits-10\",\"quantity\":20}]}"));
        assertThat(points(seller)).isEqualTo(138);
        var wanted = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":100,\"total_amount\":290}";

        var first = seller.post("/v1/orders", wanted, "Idempotency-Key", "points");
        var again = seller.post("/v1/orders", wanted, "Idempotency-Key", "points");
        var tooMany = seller.post("/v1/orders", wanted);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.body().path("total_amount").decimalValue()).isEqualByComparingTo("290");
        assertThat(first.body().path("discount").decimalValue()).isEqualByComparingTo("100");
        assertThat(first.body().path("points").asInt()).isEqualTo(100);
        assertThat(tooMany.code()).isEqualTo("insufficient_points");
        assertThat(tooMany.body().path("need").asInt()).isEqualTo(100);
        assertThat(tooMany.body().path("have").asInt()).isEqualTo(38);
        assertThat(points(seller)).isEqualTo(38);

        var order = "/v1/orders/" + first.text("order_id");
        seller.post(order + "/cancel", "");
        var cancelled = seller.post(order + "/cancel", "");
        assertThat(cancelled.body().path("points").asInt()).isEqualTo(100);
        assertThat(points(seller)).isEqualTo(138);

        var second = place(seller, wanted);
        var paid = pay(admin, second);
        assertThat(paid.text("status")).isEqualTo("fulfilled");
        assertThat(paid.body().path("points").asInt()).isEqualTo(100);
        assertThat(points(seller)).as("290.00 earn 2").isEqualTo(38 + 2);
        var refund = "/v1/admin/orders/" + second.text("order_id") + "/refund";
        admin.post(refund, "{\"reason\":\"came broken\"}");
        admin.post(refund, "{\"reason\":\"came broken\"}");
        assertThat(points(seller)).isEqualTo(138);
        assertThat(place(seller, "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"points\":0}")
                        .body()
                        .has("points"))
                .isFalse();
    }

    private static Answer place(ApiClient who, String body) throws Exception {
        var placed = who.post("/v1/orders", body);
        assertThat(placed.status()).isEqualTo(201);
        return placed;
    }

    private static Answer pay(ApiClient admin, Answer order) throws Exception {
        var id = order.text("order_id");
        return admin.post("/v1/admin/orders/" + id + "/pay", "{\"reference\":\"bank:" + id + "\"}");
    }

    private static long points(ApiClient who) throws Exception {
        return who.get("/v1/loyalty").body().path("current_points").asLong();
    }

    @Test
    void nobody_orders_for_somebody_who_is_not_there() throws Exception {
        var answer = service.post(
                "/v1/telegram/users/999999999998/orders", "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}]}");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void a_repeated_order_is_one_and_another_callers_key_is_another() throws Exception {
        var body = "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";
        var other = service("orders:write");

        var first = service.post(user + "/orders", body, "Idempotency-Key", "one");
        var again = service.post(user + "/orders", body, "Idempotency-Key", "one");
        var changed = service.post(user + "/orders", body.replace(":1}", ":2}"), "Idempotency-Key", "one");
        var others = other.post(user + "/orders", body.replace(":1}", ":3}"), "Idempotency-Key", "one");

        assertThat(again.text("order_id")).isEqualTo(first.text("order_id"));
        assertThat(changed.code()).isEqualTo("idempotency_key_reused");
        assertThat(others.status()).isEqualTo(201);
        assertThat(service.get(user + "/orders?limit=1")
                        .body()
                        .at("/orders/0/order_id")
                        .asString())
                .isEqualTo(others.text("order_id"));
        assertThat(service.get(user + "/orders").body().path("orders")).hasSize(2);
        assertThat(service.get(user + "/orders?limit=101").status()).isEqualTo(400);
        assertThat(service.get(user + "/orders?limit=0").status()).isEqualTo(400);
    }

    @Test
    void customers_order_see_and_cancel_their_own_and_nobody_elses() throws Exception {
        var email = "seller-" + UUID.randomUUID() + "@example.org";
        var seller = new ApiClient(studio.address()).signedUp(email);
        var stranger = new ApiClient(studio.address()).signedUp("stranger-" + UUID.randomUUID() + "@example.org");

        var placed =
                seller.post("/v1/orders", "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"XTR\"}");
        var order = "/v1/orders/" + placed.text("order_id");

        assertThat(placed.text("platform")).isEqualTo("website");
        assertThat(stranger.get(order).status()).isEqualTo(404);
        assertThat(stranger.post(order + "/cancel", "").status()).isEqualTo(404);
        assertThat(stranger.get("/v1/website/users/" + email + "/orders").status())
                .isEqualTo(404);
        assertThat(seller.get("/v1/website/users/" + email + "/orders").body().path("orders"))
                .hasSize(1);
        assertThat(seller.get("/v1/website/users/" + email + "/loyalty").status())
                .isEqualTo(200);
        assertThat(seller.post(order + "/cancel", "").text("status")).isEqualTo("cancelled");
        assertThat(seller.post(order + "/cancel", "").text("status")).isEqualTo("cancelled");
        assertThat(seller.get(order).text("status")).isEqualTo("cancelled");
    }

    @Test
    void who_did_not_agree_to_the_terms_orders_nothing() throws Exception {
        service.post("/v1/telegram/users/", "{\"telegram_id\":650001}");

        var answer = service.post(
                "/v1/telegram/users/650001/orders",
                "{\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}");

        assertThat(answer.code()).isEqualTo("terms_not_accepted");
        assertThat(service.get("/v1/telegram/users/650001/orders").body().path("orders"))
                .isEmpty();
    }

    @Test
    void a_card_is_activated_once_and_points_that_are_not_there_buy_nothing() throws Exception {
        var seller = new ApiClient(studio.address()).signedUp("seller-" + UUID.randomUUID() + "@example.org");
        var other = new ApiClient(studio.address()).signedUp("other-" + UUID.randomUUID() + "@example.org");

        var card = seller.post("/v1/loyalty/cards", "{\"card_number\":\"4111-2222-3333\"}");
        var taken = other.post("/v1/loyalty/cards", "{\"card_number\":\"411122223333\"}");
        var exchange = seller.post("/v1/loyalty/credits", "{\"credits\":1}");

        assertThat(card.status()).isEqualTo(201);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("card_taken");
        assertThat(exchange.code()).isEqualTo("insufficient_points");
        assertThat(seller.get("/v1/loyalty").body().path("partner_cards")).hasSize(1);
        assertThat(seller.post("/v1/loyalty/credits", "{\"credits\":-1}").status())
                .isEqualTo(400);
    }

    @Test
    void the_catalogue_is_there_for_everybody() throws Exception {
        var goods = new ApiClient(studio.address()).get("/v1/goods");

        assertThat(goods.body().path("goods").size()).isGreaterThanOrEqualTo(4);
        assertThat(goods.body().at("/goods/0/sku").asString()).isEqualTo("credits-5");
    }

    private Answer order(String body) throws Exception {
        return service.post(user + "/orders", body.strip());
    }

    private static ApiClient service(String scopes) throws Exception {
        var anybody = new ApiClient(studio.address());
        return anybody.with(anybody.with(ADMIN)
                .post("/v1/admin/service-tokens", "{\"name\":\"bot\",\"scopes\":[\"" + scopes + "\"]}")
                .text("token"));
    }
}
