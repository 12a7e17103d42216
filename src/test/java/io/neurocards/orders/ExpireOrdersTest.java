package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.forPoints;
import static io.neurocards.orders.OrdersFixture.wish;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.neurocards.orders.Order.Status;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of orders that nobody pays, and of money that is told in the same moment. */
class ExpireOrdersTest {

    private static final Duration TERM = Duration.ofHours(24);
    private static final long SEED = Long.getLong("orders.seed", System.nanoTime());

    private final AtomicInteger commits = new AtomicInteger();
    private int everySoManyIsLost = Integer.MAX_VALUE;
    private final OrdersFixture shop = new OrdersFixture(() -> commits.incrementAndGet() % everySoManyIsLost == 0);
    private PersonId anna = PersonId.at(OrdersFixture.START);

    @BeforeEach
    void anna_has_points_and_mugs_are_sold() {
        anna = shop.join(42);
        shop.givePoints(anna, 1000);
        shop.sellMugs();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void an_order_that_nobody_pays_in_time_is_cancelled_once_and_its_points_come_back_once() {
        var order = mugForPoints("a", 400);
        var told = shop.placeCredits("b", anna);
        shop.get(AwaitPayment.class).await(told.id());
        shop.jobs.repeat(shop.get(ExpireOrders.class));

        shop.jobs.runFor(TERM.minusMinutes(10), Duration.ofMinutes(10));
        assertThat(shop.order(order.id()).times().payUntil()).isEqualTo(OrdersFixture.START.plus(TERM));
        assertThat(shop.order(order.id()).status()).isEqualTo(Status.CREATED);
        assertThat(shop.points(anna)).isEqualTo(600);

        shop.jobs.runFor(Duration.ofMinutes(40), Duration.ofMinutes(10));
        assertThat(shop.order(order.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(shop.order(told.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(shop.points(anna)).isEqualTo(1000);
        assertThat(shop.told(order.id())).containsExactly("cancelled UNPAID");
        assertThat(shop.told(told.id())).containsExactly("cancelled UNPAID");
        assertThat(shop.number("select count(*) from orders where cancelled_by = 'expired'"))
                .isEqualTo(2);
        assertThat(shop.number("select count(*) from points_postings where kind = 'spend_reversal'"))
                .isOne();
        assertThat(shop.number("select count(*) from audit_log where action = 'order.cancel'"))
                .isZero();
    }

    @Test
    void whoever_does_not_pay_wins_no_days_for_points() {
        shop.jobs.advance(Duration.ofDays(100).minusHours(12));
        var order = mugForPoints("a", 400);

        shop.jobs.advance(TERM);
        run();

        assertThat(shop.order(order.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(shop.points(anna)).as("their day came twelve hours ago").isZero();
    }

    @Test
    void what_was_paid_in_time_or_late_but_before_anybody_looked_stays_paid() {
        var inTime = shop.pay(mugForPoints("a", 100), "bank-1");
        var late = mugForPoints("b", 100);
        shop.jobs.advance(TERM.plusHours(1));
        shop.pay(late, "bank-2");

        run();

        assertThat(shop.order(inTime.id()).status()).isEqualTo(Status.PAID);
        assertThat(shop.order(late.id()).status()).isEqualTo(Status.PAID);
        assertThat(shop.told(late.id())).containsExactly("paid 890.00 RUB");
    }

    @Test
    void money_for_what_is_cancelled_is_refused_to_whoever_tells_of_it_and_can_pay_another_order() {
        var order = shop.placeCredits("a", anna);
        shop.jobs.advance(TERM);
        run();

        assertThatThrownBy(() -> shop.pay(order, "bank-1"))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.ORDER_STATUS_WRONG);
                    assertThat(problem.facts()).containsEntry("order_status", "cancelled");
                });
        assertThat(shop.available(anna)).isZero();
        var again = shop.pay(shop.placeCredits("b", anna), "bank-1");
        assertThat(again.status()).isEqualTo(Status.FULFILLED);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void one_that_can_not_be_cancelled_holds_up_no_other_and_is_tried_again() {
        var orders = IntStream.range(0, 5)
                .mapToObj(number -> mugForPoints("order " + number, 10))
                .toList();
        var stuck = orders.get(1).id();
        shop.jobs.advance(TERM);
        shop.listener = event -> {
            if (event instanceof OrderCancelled cancelled && cancelled.orderId().equals(stuck)) {
                throw new IllegalStateException("no");
            }
        };

        run();
        assertThat(cancelled()).isEqualTo(4);
        assertThat(shop.order(stuck).status()).isEqualTo(Status.CREATED);
        assertThat(shop.points(anna)).isEqualTo(990);

        shop.listener = _ -> {};
        run();
        assertThat(cancelled()).isEqualTo(5);
        assertThat(shop.points(anna)).isEqualTo(1000);
    }

    /** What ends a worker, as being killed does: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_worker_that_dies_in_the_middle_leaves_whole_orders_and_the_rest_to_the_next() {
        IntStream.range(0, 5).forEach(number -> mugForPoints("order " + number, 10));
        shop.jobs.advance(TERM);
        var seen = new AtomicInteger();
        shop.listener = event -> {
            if (event instanceof OrderCancelled && seen.incrementAndGet() == 3) {
                throw new Killed();
            }
        };

        assertThatThrownBy(this::run).isInstanceOf(Killed.class);
        assertThat(cancelled()).isEqualTo(2);
        assertThat(shop.points(anna)).isEqualTo(970);

        run();
        assertThat(cancelled()).isEqualTo(5);
        assertThat(shop.points(anna)).isEqualTo(1000);
        assertThat(shop.number("select count(*) from told where what = 'cancelled UNPAID'"))
                .isEqualTo(5);
    }

    @Test
    void of_money_and_time_that_come_at_once_one_wins_and_two_workers_and_lost_answers_change_nothing()
            throws Exception {
        System.out.println("Unpaid orders: -Dorders.seed=" + SEED);
        var orders = IntStream.range(0, 40)
                .mapToObj(number -> number % 2 == 0
                        ? mugForPoints("order " + number, 10)
                        : shop.placeCredits("order " + number, anna))
                .toList();
        shop.jobs.advance(TERM);
        everySoManyIsLost = 7;
        var moneys = new ArrayList<Callable<@Nullable UUID>>();
        orders.forEach(order -> moneys.add(() -> paid(order)));
        orders.forEach(order -> moneys.add(() -> paid(order)));
        Collections.shuffle(moneys, new Random(SEED));

        var paid = new ArrayList<UUID>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            var workers = List.of(threads.submit(this::run), threads.submit(this::run));
            for (var money : moneys.stream().map(threads::submit).toList()) {
                var order = money.get(120, SECONDS);
                if (order != null) {
                    paid.add(order);
                }
            }
            for (var worker : workers) {
                worker.get(120, SECONDS);
            }
        }

        System.out.println("Unpaid orders: paid=" + paid.stream().distinct().count() + ", cancelled=" + cancelled());
        for (var order : orders) {
            var after = shop.order(order.id());
            if (paid.contains(order.id())) {
                assertThat(after.paidReference()).isEqualTo("bank " + order.id());
                assertThat(shop.told(order.id())).containsExactly("paid " + order.total());
            } else {
                assertThat(after.status()).isEqualTo(Status.CANCELLED);
                assertThat(shop.told(order.id())).containsExactly("cancelled UNPAID");
            }
        }
        var credits = shop.number("select count(*) from orders where status = 'fulfilled'") * 5;
        assertThat(shop.available(anna)).isEqualTo(credits);
        var earned = shop.number("select coalesce(sum(amount), 0) from points_postings where kind = 'earn'");
        var spent = shop.number("select coalesce(sum(points), 0) from orders where status <> 'cancelled'");
        assertThat(shop.points(anna)).isEqualTo(1000 - spent + earned);
    }

    private @Nullable UUID paid(Order order) {
        try {
            return shop.pay(order, "bank " + order.id()).id();
        } catch (ProblemException cancelledBefore) {
            return null;
        }
    }

    private Order mugForPoints(String name, long points) {
        return shop.place(name, anna, forPoints(points, wish(null, null, Map.of("mug", 1))));
    }

    private void run() {
        shop.get(ExpireOrders.class).run();
    }

    private long cancelled() {
        return shop.number("select count(*) from orders where status = 'cancelled'");
    }
}
