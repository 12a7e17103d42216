package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.log.TestPair.Place;
import io.neurocards.database.pair.Mode;
import io.neurocards.orders.OrdersFixture;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.RefundOrder;
import io.neurocards.web.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers ask for while both databases are away, or one of them, is done once when somebody can decide. */
@Thorough
@Order(2)
class WishesWithoutDatabasesTest extends WithoutDatabases {

    private static final String ORDERS = "/v1/orders";
    private static final String KEY = "Idempotency-Key";

    @Test
    void orders_are_kept_through_a_restart_and_placed_once_under_the_id_that_was_told_and_earn_points_once()
            throws Exception {
        var app = app(ann, "anns-phone-17");
        var known = telegramUser(6_900_000_017L);
        program.get(known + "/orders");
        awaitKept();
        studio.takeBothAway();

        var kept = ann.post(ORDERS, order(3, ",\"delivery_address\":\"Baker Street\""), KEY, "one");
        var repeated = ann.post(ORDERS, order(3, ",\"delivery_address\":\"Baker Street\""), KEY, "one");
        var another = ann.post(ORDERS, order(4, ""), KEY, "one");
        var tooMany = ann.post(ORDERS, order(100_000, ""));
        var wrongTotal = ann.post(ORDERS, order(1, ",\"total_amount\":0.01"));
        var byApp = app.post(ORDERS, order(1, ""), KEY, "two");
        var byProgram = program.post(known + "/orders", order(2, ""), KEY, "three");
        var forNobody = program.post("/v1/telegram/users/6900000018/orders", order(2, ""));
        var points = ann.post("/v1/loyalty/credits", "{\"credits\":1}");
        restart();
        var pending = until(
                () -> again(ann).get("/v1/operations/" + kept.text("operation_id")), answer -> answer.status() == 200);
        studio.giveBack();
        var applied = decided(ann, kept);
        var refused = decided(ann, wrongTotal);

        assertThat(kept.status()).isEqualTo(202);
        assertThat(kept.text("status")).isEqualTo("pending");
        assertThat(repeated.text("operation_id")).isEqualTo(kept.text("operation_id"));
        assertThat(another.code()).isEqualTo("idempotency_key_reused");
        assertThat(tooMany.code()).isEqualTo("quantity_invalid");
        assertThat(byApp.status()).isEqualTo(202);
        assertThat(byProgram.status()).isEqualTo(202);
        assertThat(forNobody.code()).isEqualTo("nobody_can_decide");
        assertThat(points.code()).isEqualTo("nobody_can_decide");
        assertThat(pending.text("status")).isEqualTo("pending");
        assertThat(applied.text("status")).isEqualTo("applied");
        assertThat(applied.text("resource")).isEqualTo(ORDERS + "/" + kept.text("operation_id"));
        var order = again(ann).get(applied.text("resource"));
        assertThat(order.text("order_id")).isEqualTo(kept.text("operation_id"));
        assertThat(order.text("delivery_address")).isEqualTo("Baker Street");
        assertThat(order.text("status")).isEqualTo("created");
        assertThat(refused.body().at("/problem/code").asString()).isEqualTo("order_total_wrong");
        var late = until(
                () -> again(ann).post(ORDERS, order(3, ",\"delivery_address\":\"Baker Street\""), KEY, "one"),
                answer -> answer.status() == 201);
        assertThat(late.text("order_id")).isEqualTo(kept.text("operation_id"));
        var ofProgram = until(
                () -> again(program).post(known + "/orders", order(2, ""), KEY, "three"),
                answer -> answer.status() == 201);
        assertThat(ofProgram.text("order_id")).isEqualTo(byProgram.text("operation_id"));
        assertThat(decided(app, byApp).text("status")).isEqualTo("applied");
        assertThat(again(ann).get(ORDERS + "/" + byApp.text("operation_id")).text("platform"))
                .isEqualTo("mobile_ios");
        assertThat(count("orders")).isEqualTo(3);
        assertThat(count("orders where source = 'site' and source_id is null")).isEqualTo(1);
        assertThat(count("orders o join devices d on o.source = 'app' and d.id = o.source_id"))
                .isEqualTo(1);
        assertThat(count("orders o join service_tokens t on o.source = 'service' and t.id = o.source_id"))
                .isEqualTo(1);

        var paid = UUID.fromString(kept.text("operation_id"));
        studio.bean(PayOrder.class).pay(paid, "receipt", OrdersFixture.WORD);
        studio.bean(PayOrder.class).pay(paid, "receipt", OrdersFixture.WORD);
        assertThat(again(ann).get("/v1/loyalty").body().path("current_points").asLong())
                .isPositive();
        assertThat(count("loyalty_accruals")).isEqualTo(1);
        assertThat(count("points_postings where kind = 'earn'")).isEqualTo(1);
    }

    @Test
    void a_link_waits_without_telling_its_code_and_is_made_once_by_what_the_code_was_worth_when_it_was_typed()
            throws Exception {
        var phone = app(studio.client(), "another-phone");
        var own = "/v1/mobile/users/another-phone/link-accounts?platform=ios";
        var code = ann.post("/v1/links", "{}").text("code");
        awaitKept();
        studio.takeBothAway();

        var kept = phone.post(own, typed(code.toLowerCase(Locale.ROOT)), KEY, "link");
        var repeated = phone.post(own, typed(code), KEY, "link");
        var wrong = phone.post("/v1/links/confirm", typed("7K2M-PX4D"));
        var noCode = phone.post("/v1/links/confirm", typed("?"));
        var notTheirs = ann.post(own, typed(code));
        var begun = ann.post("/v1/links", "{}");
        assertThat(journal()).doesNotContain(code, code.replace("-", ""), code.toLowerCase(Locale.ROOT));
        restart();
        studio.giveBack();
        var applied = decided(phone, kept);
        var refused = decided(phone, wrong);

        assertThat(kept.status()).isEqualTo(202);
        assertThat(kept.text("status")).isEqualTo("pending");
        assertThat(repeated.text("operation_id")).isEqualTo(kept.text("operation_id"));
        assertThat(noCode.code()).isEqualTo("link_code_wrong");
        assertThat(notTheirs.code()).isEqualTo("nobody_can_decide");
        assertThat(begun.code()).isEqualTo("nobody_can_decide");
        assertThat(applied.text("status")).isEqualTo("applied");
        assertThat(applied.text("resource")).isEqualTo("/v1/links");
        assertThat(refused.body().at("/problem/code").asString()).isIn("link_code_wrong", "account_joined");
        assertThat(again(phone).get("/v1/links").body().path("identities")).hasSize(2);
        assertThat(again(ann).get("/v1/links").body().path("identities")).hasSize(2);
        assertThat(count("person_joins")).isEqualTo(1);
    }

    @Test
    void orders_that_were_paid_while_one_database_was_away_have_earned_once_in_both_when_it_is_back() throws Exception {
        studio.databases.primary.refuse();
        studio.awaitMode(Mode.SUPABASE_ONLY);
        var first = placed();
        studio.bean(PayOrder.class).pay(first, "one", OrdersFixture.WORD);
        studio.bean(PayOrder.class).pay(first, "one", OrdersFixture.WORD);
        studio.databases.primary.accept();
        studio.awaitMode(Mode.FULL_OPERATIONAL);

        studio.databases.backup.refuse();
        studio.awaitMode(Mode.POSTGRESQL_ONLY);
        var second = placed();
        studio.bean(PayOrder.class).pay(second, "two", OrdersFixture.WORD);
        studio.bean(RefundOrder.class).refund(first, OrdersFixture.WORD, true);
        studio.databases.backup.accept();
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        studio.awaitEqual();

        for (var place : new Place[] {studio.databases.primary, studio.databases.backup}) {
            assertThat(count(place.jdbc(), "loyalty_accruals")).isEqualTo(2);
            assertThat(count(place.jdbc(), "loyalty_accruals where reversed_at is not null"))
                    .isEqualTo(1);
            assertThat(count(place.jdbc(), "points_postings where kind = 'earn'"))
                    .isEqualTo(2);
            assertThat(count(place.jdbc(), "points_postings where kind = 'earn_reversal'"))
                    .isEqualTo(1);
        }
        var view = ann.get("/v1/loyalty");
        assertThat(view.text("source")).isEqualTo("database");
        assertThat(view.body().path("current_points").asLong())
                .isEqualTo(view.body().at("/recent_history/2/change").asLong())
                .isPositive();
    }

    private UUID placed() throws Exception {
        var placed = until(() -> ann.post(ORDERS, order(1, "")), answer -> answer.status() == 201);
        return UUID.fromString(placed.text("order_id"));
    }

    private Answer decided(ApiClient who, Answer kept) throws Exception {
        return until(
                () -> again(who).get("/v1/operations/" + kept.text("operation_id")),
                answer -> answer.status() == 200 && !answer.text("status").equals("pending"));
    }

    private static String typed(String code) {
        return "{\"code\":\"%s\"}".formatted(code);
    }

    private String journal() throws Exception {
        try (var files = Files.walk(folder.resolve("journal"))) {
            return files.filter(Files::isRegularFile)
                    .map(WishesWithoutDatabasesTest::bytes)
                    .collect(Collectors.joining());
        }
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long count(String rows) {
        return count(JdbcClient.create(studio.pair().dataSource()), rows);
    }

    private static long count(JdbcClient jdbc, String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
