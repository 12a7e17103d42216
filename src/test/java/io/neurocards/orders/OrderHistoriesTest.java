package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.forPoints;
import static io.neurocards.orders.OrdersFixture.wish;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.RefundPayment;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Generated histories of orders that are placed, some for points, paid, cancelled, delivered and refunded in any order, each step twice, neighbours on
 * two nodes at once, beside payments by Stars, while one COMMIT in ten loses its answer. The seed is printed;
 * {@code -Dorders.seed=…} runs one again (the threads still race as they like), and {@code -Dorders.orders=…} makes it longer.
 */
class OrderHistoriesTest {

    private static final long SEED = Long.getLong("orders.seed", System.nanoTime());
    private static final int ORDERS = Integer.getInteger("orders.orders", 40);

    /** Half of what the cheapest basket costs. */
    private static final int MOST_POINTS = 195;

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void whatever_is_repeated_reordered_or_raced_each_order_has_one_life_and_its_credits_once() throws Exception {
        System.out.println("Order history: -Dorders.seed=" + SEED + " -Dorders.orders=" + ORDERS);
        try (var shop = new OrdersFixture(() -> commits.incrementAndGet() % 10 == 0)) {
            shop.sellMugs();
            var people = List.of(shop.join(100), shop.join(101), shop.join(102));
            people.forEach(person -> shop.givePoints(person, ORDERS * (long) MOST_POINTS));
            var placing = new ArrayList<Callable<Object>>();
            var living = new ArrayList<Callable<Object>>();
            for (var number = 0; number < ORDERS; number++) {
                lifeOf("order-" + number, people.get(random.nextInt(3)), shop, placing, living);
            }
            living.addAll(stars(shop, people.getFirst()));

            runOnTwoNodes(placing);
            runOnTwoNodes(living);

            assertInvariants(shop);
        }
    }

    private void lifeOf(
            String name,
            PersonId person,
            OrdersFixture shop,
            List<Callable<Object>> placing,
            List<Callable<Object>> living) {
        var id = OperationId.named(name).value();
        var points = random.nextBoolean() ? 1 + random.nextInt(MOST_POINTS) : 0;
        var wanted = forPoints(points, wish(null, null, basket()));
        placing.add(() -> shop.place(name, person, wanted));
        placing.add(() -> shop.place(name, person, wanted));
        for (var step = random.nextInt(4, 12); step > 0; step--) {
            var one = step(id, name, person, shop);
            living.add(one);
            living.add(one);
        }
        living.add(() -> shop.place(name, person, wanted));
    }

    private Map<String, Integer> basket() {
        var basket = new LinkedHashMap<String, Integer>();
        switch (random.nextInt(3)) {
            case 0 -> basket.put("mug", 1 + random.nextInt(3));
            case 1 -> basket.put("credits-5", 1 + random.nextInt(2));
            default -> {
                basket.put("credits-10", 1);
                basket.put("mug", 1);
            }
        }
        return basket;
    }

    private Callable<Object> step(UUID id, String name, PersonId person, OrdersFixture shop) {
        var money = random.nextInt(5) == 0 ? "money-" + random.nextInt(ORDERS) : "money of " + name;
        var allowShortfall = random.nextBoolean();
        var spent = 1 + random.nextInt(4);
        var byCustomer = random.nextBoolean();
        return switch (random.nextInt(10)) {
            case 0 -> () -> shop.get(AwaitPayment.class).await(id);
            case 1, 2, 3, 4 -> () -> shop.get(PayOrder.class).pay(id, money, OrdersFixture.WORD);
            case 5 ->
                byCustomer
                        ? () -> shop.get(CancelOrder.class).cancel(id, "customer")
                        : () -> shop.get(CancelOrder.class).cancel(id, OrdersFixture.WORD);
            case 6 -> () -> shop.get(FulfilOrder.class).fulfil(id, OrdersFixture.WORD);
            case 7, 8 -> () -> shop.refund(id, allowShortfall);
            default -> () -> shop.spend(person, spent, "video:" + name + spent);
        };
    }

    private List<Callable<Object>> stars(OrdersFixture shop, PersonId person) {
        var steps = new ArrayList<Callable<Object>>();
        for (var charge = 0; charge < 5; charge++) {
            var paid =
                    OrdersFixture.stars(100, shop.get(BuyCredits.class).start(person, "credits-5"), "charge-" + charge);
            steps.add(() -> shop.get(ConfirmStars.class).confirm(paid));
            steps.add(() -> shop.get(ConfirmStars.class).confirm(paid));
            if (random.nextBoolean()) {
                steps.add(() -> {
                    shop.get(RefundPayment.class).told(paid);
                    return "";
                });
            }
        }
        return steps;
    }

    private static void runOnTwoNodes(List<Callable<Object>> steps) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var answers = steps.stream()
                    .map(step -> nodes.submit(() -> {
                        try {
                            return step.call();
                        } catch (ProblemException expected) {
                            return expected.code();
                        }
                    }))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(300, SECONDS)).isNotNull();
            }
        }
    }

    private static void assertInvariants(OrdersFixture shop) {
        var lives = shop.database
                .jdbc()
                .sql("select status || ' ' || count(*) from orders group by status order by status")
                .query(String.class)
                .list();
        System.out.println("Order history: " + lives);
        assertThat(shop.number("select count(*) from orders where payment_id is null"))
                .as("every order is there once, seed %d", SEED)
                .isEqualTo(ORDERS);
        assertThat(shop.number("select count(*) from orders where paid_at is not null"))
                .as("a history in which nothing is paid proves nothing, seed %d", SEED)
                .isPositive();
        TestBooks.assertAgree(shop.database.jdbc());
        assertThat(countsOfWhatMustNotBe(shop))
                .as("seed %d", SEED)
                .allSatisfy((what, number) -> assertThat(number).as(what).isZero());
        assertThat(countsOfPointsThatMustNotBe(shop))
                .as("points, seed %d", SEED)
                .allSatisfy((what, number) -> assertThat(number).as(what).isZero());
        assertThat(auditLinesThatAreMissingOrTooMany(shop))
                .as("every step of an operator stands in the audit log once, seed %d", SEED)
                .allSatisfy((what, number) -> assertThat(number).as(what).isZero());
    }

    private static Map<String, Long> auditLinesThatAreMissingOrTooMany(OrdersFixture shop) {
        var line = " from orders o where (case when %s then 1 else 0 end) <> (select count(*) from audit_log a"
                + " where a.subject = 'order:' || o.id and a.action = '%s')";
        return Map.of(
                "order.pay",
                        shop.number("select count(*)" + line.formatted("o.paid_reference is not null", "order.pay")),
                "order.refund",
                        shop.number("select count(*)"
                                + line.formatted("o.refunded_at is not null and o.payment_id is null", "order.refund")),
                "order.fulfil",
                        shop.number("select count(*)"
                                + line.formatted(
                                        "o.fulfilled_at is not null and exists (select from order_lines l"
                                                + " where l.order_id = o.id and l.kind <> 'credits')",
                                        "order.fulfil")),
                "order.cancel",
                        shop.number("select count(*)"
                                + line.formatted("o.cancelled_by like 'telegram:%'", "order.cancel")));
    }

    private static Map<String, Long> countsOfPointsThatMustNotBe(OrdersFixture shop) {
        var posted =
                "(select coalesce(sum(p.amount), 0) from points_postings p where p.reference = '%s:order:' || o.id)";
        return Map.of(
                "entries that do not sum to zero",
                shop.number("select coalesce(sum(amount), 0)::bigint from points_entries"),
                "orders whose points were not spent once",
                shop.number("select count(*) from orders o where o.points <> " + posted.formatted("spend")),
                "orders whose points did not take off what they are worth",
                shop.number("select count(*) from orders o where o.discount <> o.points * 100"),
                "orders whose points did not come back once when they were not paid or refunded, and never else",
                shop.number("select count(*) from orders o where (case when o.status in ('cancelled', 'refunded')"
                        + " then o.points else 0 end) <> " + posted.formatted("spend_reversal")),
                "orders that did not earn by what was paid, once, and never when it was not",
                shop.number("select count(*) from orders o where o.currency = 'RUB'"
                        + " and (case when o.paid_at is null then 0 else o.total / 10000 end) <> "
                        + posted.formatted("earn")));
    }

    private static Map<String, Long> countsOfWhatMustNotBe(OrdersFixture shop) {
        var credits = "(select coalesce(sum(l.credits), 0) from order_lines l where l.order_id = o.id)";
        var reference = "(case when o.payment_id is null then 'order:' else 'payment:' end || o.id)";
        return Map.of(
                "entries that do not sum to zero",
                shop.number("select coalesce(sum(amount), 0)::bigint from ledger_entries"),
                "orders whose total is not the sum of their lines",
                shop.number("select count(*) from orders o where o.total + o.discount <>"
                        + " (select sum(l.amount) from order_lines l where l.order_id = o.id)"),
                "orders of nothing but credits that are paid and not fulfilled",
                shop.number(
                        "select count(*) from orders o where o.status = 'paid'"
                                + " and not exists (select from order_lines l where l.order_id = o.id and l.kind <> 'credits')"),
                "orders whose credits were not given once when paid, and never when not",
                shop.number("select count(*) from orders o where (case when o.paid_at is null then 0 else " + credits
                        + " end) <> (select coalesce(sum(p.amount), 0) from ledger_postings p where p.kind = 'purchase'"
                        + " and p.person_id = o.person_id and p.reference = 'purchase:' || " + reference + ")"),
                "purchases of no order",
                shop.number("select (select count(*) from ledger_postings where kind = 'purchase')"
                        + " - (select count(*) from orders o where o.paid_at is not null and " + credits + " > 0)"),
                "orders whose credits were not taken back as their refund says",
                shop.number("select count(*) from orders o where coalesce(o.credits_taken, 0) <>"
                        + " (select coalesce(sum(p.amount), 0) from ledger_postings p where p.kind = 'reversal'"
                        + " and p.reference = 'reversal:' || " + reference + ")"),
                "refunds that do not add up",
                shop.number("select count(*) from orders o where o.status = 'refunded'"
                        + " and o.credits_taken + o.shortfall <> " + credits),
                "sold credits that are neither with paid orders nor the shortfall of refunded ones",
                shop.number("select (coalesce((select -sum(amount) from ledger_entries where account = 'sales'), 0)"
                        + " - coalesce((select sum(" + credits
                        + ") from orders o where o.status in ('paid', 'fulfilled')), 0)"
                        + " - coalesce((select sum(shortfall) from orders), 0))::bigint"),
                "orders that were not told to be paid once when they were",
                shop.number("select count(*) from orders o where (case when o.paid_at is null then 0 else 1 end) <>"
                        + " (select count(*) from told t where t.order_id = o.id and t.what like 'paid %')"),
                "orders that were not told to be refunded once when they were",
                shop.number("select count(*) from orders o where (case when o.refunded_at is null then 0 else 1 end) <>"
                        + " (select count(*) from told t where t.order_id = o.id and t.what = 'refunded')"));
    }
}
