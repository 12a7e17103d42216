package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.forPoints;
import static io.neurocards.orders.OrdersFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.SqlTime;
import io.neurocards.orders.Order.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even from a hand at its console, and how it finds a person's orders. */
class OrdersSchemaTest {

    /** Has a hundred of five thousand orders. */
    private static final UUID MANY = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final OrdersFixture shop = new OrdersFixture();

    @BeforeEach
    void one_order_is_created_one_fulfilled_one_cancelled_and_one_refunded() {
        var anna = shop.join(42);
        shop.givePoints(anna, 100);
        shop.sellMugs();
        shop.placeMug("created", anna);
        shop.place("for points", anna, forPoints(100, wish(null, null, Map.of("mug", 1))));
        shop.pay(shop.placeCredits("fulfilled", anna), "bank-1");
        shop.get(CancelOrder.class).cancel(shop.placeMug("cancelled", anna).id(), "customer");
        shop.refund(shop.pay(shop.placeCredits("refunded", anna), "bank-2").id(), false);
    }

    /** Orders a pen of 990.00, but with what stands between the two as its total, points and discount. */
    private static final String NEW = """
            with placed as (
                insert into orders (id, person_id, platform, status, currency, created_at, total, points, discount)
                select gen_random_uuid(), person_id, platform, 'created', currency, created_at,\s""";

    private static final String OF_ONE_PEN = """
             from orders where points > 0 returning id)
            insert into order_lines select gen_random_uuid(), id, 1, 'pen', 'article', 'Ручка', 'Pen', 1, 99000, 99000, 0 from placed
            """;

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders set total = total + 1 where status = 'created'",
                "update orders set points = points + 1 where points > 0",
                "update orders set discount = discount + 1, total = total - 1 where points > 0",
                "update orders set points = 0, discount = 0, total = total + discount where points > 0",
                "update orders set points = 1, discount = 1, total = total - 1 where points = 0 and status = 'created'",
                NEW + "99000, 1, 100" + OF_ONE_PEN,
                NEW + "98900, 0, 100" + OF_ONE_PEN,
                NEW + "99000, 1, 0" + OF_ONE_PEN,
                NEW + "99100, -1, -100" + OF_ONE_PEN,
                NEW + "0, 990, 99000" + OF_ONE_PEN,
                NEW + "98900, 1, 99" + OF_ONE_PEN,
                NEW + "98900, 1, 100" + OF_ONE_PEN,
                "update orders set status = 'cancelled', cancelled_at = now(), cancelled_by = 'x' where points > 0",
                "update orders set pay_until = pay_until + interval '1 hour' where status = 'created'",
                "update orders set pay_until = null where status = 'created'",
                "update orders set status = 'cancelled', cancelled_at = pay_until - interval '1 second', cancelled_by = 'expired'"
                        + " where status = 'created' and points = 0",
                "update orders set source = 'bot' where status = 'created'",
                "update orders set source = null, source_id = null where status = 'created'",
                "update orders set source_id = id where status = 'created'",
                "insert into orders (id, person_id, platform, source, status, currency, total, created_at)"
                        + " select gen_random_uuid(), person_id, platform, 'service', status, currency, total, created_at from orders"
                        + " where status = 'created'",
                "update orders set currency = 'USD' where status = 'created'",
                "update orders set platform = 'telegram' where status = 'created'",
                "update orders set person_id = id where status = 'created'",
                "update orders set delivery_address = 'elsewhere' where status = 'created'",
                "update orders set status = 'fulfilled', fulfilled_at = now(), fulfilled_by = 'x' where status = 'created'",
                "update orders set status = 'paid', paid_at = now(), paid_by = 'x', paid_reference = 'y' where status = 'created'",
                "update orders set status = 'refunded', refunded_at = now() where status = 'created'",
                "update orders set status = 'created', cancelled_at = null, cancelled_by = null where status = 'cancelled'",
                "update orders set status = 'cancelled', cancelled_at = now(), cancelled_by = 'x' where status = 'fulfilled'",
                "update orders set paid_reference = 'other' where status = 'fulfilled'",
                "update orders set paid_at = now() where status = 'fulfilled'",
                "update orders set status = 'refunded' where status = 'fulfilled'",
                "update orders set shortfall = 3 where status = 'refunded'",
                "update orders set status = 'fulfilled', refunded_at = null, refunded_by = null, refund_reason = null,"
                        + " credits_taken = null, shortfall = null where status = 'refunded'",
                "delete from orders where status = 'created'",
                "delete from order_lines",
                "update order_lines set quantity = 2, amount = price * 2",
                "insert into order_lines select gen_random_uuid(), id, 2, 'pen', 'article', 'x', 'x', 1, 1, 1, 0 from orders",
                "insert into orders (id, person_id, platform, status, currency, total, created_at)"
                        + " select gen_random_uuid(), person_id, platform, status, currency, total, created_at from orders"
                        + " where status = 'created'",
                "insert into orders (id, person_id, platform, status, currency, total, created_at, cancelled_at, cancelled_by)"
                        + " select gen_random_uuid(), person_id, platform, status, currency, total, created_at, now(), 'x'"
                        + " from orders where status = 'cancelled'",
                "update goods set sku = 'credits-5'",
                "update pricing_plans set code = 'mug' where code = 'credits-5'"
            })
    void an_order_can_not_be_bent(String statement) {
        var before = rows();

        assertThatThrownBy(() -> shop.database.jdbc().sql(statement).update()).isInstanceOf(RuntimeException.class);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void a_persons_latest_orders_are_found_by_index_among_many() {
        manyOrders();

        var first = plan(OrderReading.LATEST);
        var older = plan(OrderReading.OLDER);

        assertThat(first)
                .contains("orders_person_idx")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
        assertThat(older)
                .contains("orders_person_idx")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
    }

    @ParameterizedTest
    @CsvSource({
        ", false, orders_newest_idx",
        ", true, orders_newest_idx",
        "PAID, false, orders_by_status_idx",
        "REFUNDED, true, orders_by_status_idx",
        "AWAITING_PAYMENT, true, orders_by_status_idx"
    })
    void everybodys_orders_are_found_by_index_among_many(@Nullable Status status, boolean older, String index) {
        manyOrders();

        assertThat(plan(OrderReading.ofAll(new OrderReading.Filter(null, status), older)))
                .contains(index)
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
    }

    @Test
    void unpaid_orders_whose_time_is_over_are_found_by_index_among_many() {
        manyOrders();

        assertThat(plan(UnpaidRows.DUE))
                .contains("orders_unpaid_idx")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
    }

    @Test
    void the_same_order_without_points_passes() {
        assertThat(shop.database.jdbc().sql(NEW + "99000, 0, 0" + OF_ONE_PEN).update())
                .isOne();
    }

    private void manyOrders() {
        var jdbc = shop.database.jdbc();
        jdbc.sql("""
                        insert into persons (id, locale, created_at)
                        select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ru', '2026-01-01T00:00:00Z' from generate_series(1, 50) n
                        """).update();
        jdbc.sql("""
                        with placed as (
                            insert into orders (id, person_id, platform, status, currency, total, created_at, pay_until)
                            select md5('order ' || n)::uuid, ('00000000-0000-7000-8000-' || lpad((1 + n % 50)::text, 12, '0'))::uuid, 'website', 'created', 'RUB', 1,
                                '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 second', '2026-12-01T00:00:00Z'
                            from generate_series(1, 5000) n
                            returning id)
                        insert into order_lines
                        select id, id, 1, 'pen', 'article', 'Ручка', 'Pen', 1, 1, 1, 0 from placed
                        """).update();
        jdbc.sql("analyze orders").update();
    }

    private String plan(String sql) {
        var statement = shop.database.jdbc().sql("explain " + sql).param("limit", 10);
        if (sql.contains(":person")) {
            statement = statement.param("person", MANY);
        }
        if (sql.contains(":last")) {
            statement = statement
                    .param("now", SqlTime.of(OrdersFixture.START))
                    .param("after", SqlTime.of(Instant.EPOCH))
                    .param("last", MANY);
        }
        if (sql.contains(":before")) {
            statement = statement
                    .param("createdAt", SqlTime.of(OrdersFixture.START))
                    .param("before", MANY);
        }
        return String.join("\n", statement.query(String.class).list());
    }

    private String rows() {
        return shop.database
                .jdbc()
                .sql("select (select string_agg(o::text, '|' order by id) from orders o)"
                        + " || (select string_agg(l::text, '|' order by id) from order_lines l)"
                        + " || (select string_agg(g.sku, '|' order by id) from goods g)"
                        + " || (select string_agg(p.code, '|' order by id) from pricing_plans p)")
                .query(String.class)
                .single();
    }
}
