package io.neurocards.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.TestDatabase;
import io.neurocards.orders.Order.Status;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.RefundPayment;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Credits that were bought for Stars in the bot are orders like any other. */
class StarsOrdersTest {

    @Test
    void a_payment_by_stars_is_one_order_however_often_it_is_told() {
        try (var shop = new OrdersFixture()) {
            var anna = shop.join(42);
            var pending = shop.get(BuyCredits.class).start(anna, "credits-5");

            shop.get(ConfirmStars.class).confirm(OrdersFixture.stars(42, pending, "charge"));
            shop.get(ConfirmStars.class).confirm(OrdersFixture.stars(42, pending, "charge"));

            var orders = shop.get(OrderHistory.class).latest(anna, null, 10);
            assertThat(orders).singleElement().satisfies(order -> {
                assertThat(order.id()).isEqualTo(pending.id());
                assertThat(order.status()).isEqualTo(Status.FULFILLED);
                assertThat(order.platform()).isEqualTo(Platform.TELEGRAM);
                assertThat(order.source()).isEqualTo(OrderSource.BOT);
                assertThat(order.times().payUntil()).isNull();
                assertThat(order.total()).isEqualTo(new Money("XTR", 205));
                assertThat(order.lines()).extracting(Order.Line::sku).containsExactly("credits-5");
            });
            assertThat(shop.available(anna)).isEqualTo(5);
            assertThat(shop.told(pending.id())).containsExactly("paid 205 XTR");
        }
    }

    @Test
    void it_goes_back_with_its_payment_and_in_no_other_way() {
        try (var shop = new OrdersFixture()) {
            var anna = shop.join(42);
            var pending = shop.get(BuyCredits.class).start(anna, "credits-5");
            var paid = OrdersFixture.stars(42, pending, "charge");
            shop.get(ConfirmStars.class).confirm(paid);
            shop.spend(anna, 1, "video:1");

            assertThatThrownBy(() -> shop.refund(pending.id(), true))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("not_refundable");
            shop.get(RefundPayment.class).told(paid);
            shop.get(RefundPayment.class).told(paid);

            var order = shop.order(pending.id());
            assertThat(order.status()).isEqualTo(Status.REFUNDED);
            assertThat(order.refund()).isEqualTo(new Order.Refund(205, Credits.of(4), Credits.of(1)));
            assertThat(shop.available(anna)).isZero();
            assertThat(shop.told(pending.id())).containsExactly("paid 205 XTR", "refunded");
        }
    }

    @Test
    void stars_that_went_back_before_they_were_told_of_are_no_order() {
        try (var shop = new OrdersFixture()) {
            var pending = shop.get(BuyCredits.class).start(shop.join(42), "credits-5");

            shop.get(RefundPayment.class).told(OrdersFixture.stars(42, pending, "charge"));

            assertThat(shop.number("select count(*) from orders")).isZero();
        }
    }

    @Test
    void what_was_paid_before_there_were_orders_became_orders() {
        try (var database = TestDatabase.empty()) {
            var jdbc = database.jdbc();
            var flyway = Flyway.configure().dataSource(database.dataSource());
            flyway.target("080").load().migrate();
            jdbc.sql("""
                            insert into persons (id, locale, created_at)
                            values ('0199f000-0000-7000-8000-00000000000a', 'ru', '2026-11-01T00:00:00Z')
                            """).update();
            jdbc.sql("""
                            insert into payments (id, person_id, plan_id, gateway, credits, currency, amount, status, charge_id, payer,
                                reason, created_at, completed_at, refunded_at)
                            select p.id::uuid, '0199f000-0000-7000-8000-00000000000a', '0199f000-0000-7000-8000-000000000005',
                                'telegram_stars', 5, 'XTR', 205, p.status, p.charge, p.charge, p.reason, '2026-11-01T00:00:00Z',
                                p.completed::timestamptz, p.refunded::timestamptz
                            from (values
                                ('0199f000-0000-7000-8000-0000000000a1', 'completed', 'a', null, '2026-11-02T00:00:00Z', null),
                                ('0199f000-0000-7000-8000-0000000000a2', 'refunded', 'b', null, '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'),
                                ('0199f000-0000-7000-8000-0000000000a3', 'refunded', 'c', null, null, '2026-11-03T00:00:00Z'),
                                ('0199f000-0000-7000-8000-0000000000a4', 'failed', null, 'expired', null, null))
                                as p (id, status, charge, reason, completed, refunded)
                            """).update();
            jdbc.sql("""
                            insert into payment_refunds (id, payment_id, status, requested_by, reason, credits_held, credits_taken,
                                shortfall, requested_at, ended_at)
                            select id, id, 'done', 'telegram:1', 'asked', 0, 4, 1, refunded_at, refunded_at from payments
                            where refunded_at is not null
                            """).update();

            flyway.target("latest").load().migrate();

            assertThat(jdbc.sql("""
                                    select right(o.id::text, 2) || ' ' || status || ' ' || total || ' ' || l.sku || ' ' || l.title_en
                                        || coalesce(' ' || credits_taken || ' ' || shortfall, '')
                                    from orders o join order_lines l on l.order_id = o.id order by o.id
                                    """).query(String.class).list())
                    .containsExactly(
                            "a1 fulfilled 205 credits-5 Credits: 5", "a2 refunded 205 credits-5 Credits: 5 4 1");
        }
    }
}
