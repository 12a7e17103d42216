package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.START;
import static io.neurocards.orders.OrdersFixture.forPoints;
import static io.neurocards.orders.OrdersFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.linking.UndoLink;
import io.neurocards.database.Decisions;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.orders.Order.Status;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Points that pay for a part of an order: taken once when it is placed, and back once when it is not paid or refunded. */
class PointsInOrdersTest {

    private static final NewOrder MUG = wish(null, null, Map.of("mug", 1));

    private final OrdersFixture shop = new OrdersFixture();
    private PersonId anna = PersonId.at(OrdersFixture.START);

    @BeforeEach
    void anna_has_six_hundred_points_in_a_shop_that_sells_mugs() {
        anna = shop.join(42);
        shop.sellMugs();
        shop.givePoints(anna, 600);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void they_take_a_part_off_and_what_is_left_is_paid_and_earns() {
        var order = shop.place("a", anna, forPoints(400, MUG));

        assertThat(order.total()).isEqualTo(new Money("RUB", 59_000));
        assertThat(order.discount()).isEqualTo(new Order.Discount(Points.of(400), new Money("RUB", 40_000)));
        assertThat(shop.points(anna)).isEqualTo(200);

        shop.pay(order, "bank-1");
        assertThat(shop.told(order.id())).containsExactly("paid 590.00 RUB");
        assertThat(shop.points(anna)).isEqualTo(205);

        shop.refund(order.id(), false);
        shop.refund(order.id(), false);
        assertThat(shop.points(anna)).isEqualTo(600);
    }

    @Test
    void they_come_back_once_when_the_order_is_cancelled() {
        var order = shop.place("a", anna, forPoints(400, MUG));

        var cancelled = shop.get(CancelOrder.class).cancel(order.id(), "customer");
        shop.get(CancelOrder.class).cancel(order.id(), "customer");
        shop.get(CancelOrder.class).cancel(order.id(), OrdersFixture.WORD);

        assertThat(shop.points(anna)).isEqualTo(600);
        assertThat(cancelled.discount()).isEqualTo(order.discount());
        assertThat(shop.number("select count(*) from points_postings where kind = 'spend_reversal'"))
                .isOne();
    }

    @Test
    void an_order_without_points_gives_none_back() {
        var order = shop.place("a", anna, MUG);

        shop.get(CancelOrder.class).cancel(order.id(), "customer");

        assertThat(order.discount()).isNull();
        assertThat(shop.points(anna)).isEqualTo(600);
        assertThat(shop.number("select count(*) from points_postings where kind like 'spend%'"))
                .isZero();
    }

    @Test
    void a_total_that_is_named_is_what_is_left_to_pay() {
        var problem = refused(forPoints(400, wish("990", null, Map.of("mug", 1))));

        assertThat(problem.code()).isEqualTo(ProblemCode.ORDER_TOTAL_WRONG);
        assertThat(problem.facts().get("total")).hasToString("590.00");
        assertThat(shop.place("b", anna, forPoints(400, wish("590", null, Map.of("mug", 1))))
                        .total())
                .isEqualTo(new Money("RUB", 59_000));
    }

    @ParameterizedTest
    @CsvSource({
        "mug, 1, RUB, 496, 495",
        "credits-5, 1, RUB, 196, 195",
        "mug, 1, USD, 1, 0",
        "credits-5, 1, XTR, 1, 0",
        "mug, 1, RUB, 9223372036854775807, 495"
    })
    void more_than_half_of_the_price_or_of_another_currency_is_refused(
            String sku, int quantity, String currency, long points, long limit) {
        shop.givePoints(anna, 5000);

        var problem = refused(forPoints(points, wish(null, currency, Map.of(sku, quantity))));

        assertThat(problem.code()).isEqualTo(ProblemCode.POINTS_NOT_TAKEN);
        assertThat(problem.facts()).containsEntry("currency", "RUB").containsEntry("limit", limit);
        if (limit > 0) {
            assertThat(shop.place("b", anna, forPoints(limit, wish(null, currency, Map.of(sku, quantity))))
                            .discount())
                    .isNotNull();
        }
    }

    @Test
    void more_than_there_are_and_fewer_than_none_are_refused() {
        var tooMany = refused(forPoints(601, wish(null, null, Map.of("mug", 2))));
        var negative = refused(forPoints(-1, MUG));
        var least = refused(forPoints(Long.MIN_VALUE, MUG));

        assertThat(tooMany.code()).isEqualTo(ProblemCode.INSUFFICIENT_POINTS);
        assertThat(tooMany.facts()).containsEntry("need", 601L).containsEntry("have", 600L);
        assertThat(negative.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(negative.facts()).containsEntry("field", "points");
        assertThat(least.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    }

    private ProblemException refused(NewOrder wanted) {
        var before = shop.points(anna);
        var problem = catchThrowableOfType(ProblemException.class, () -> shop.place("refused", anna, wanted));
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(shop.number("select count(*) from orders")).isZero();
        assertThat(shop.points(anna)).isEqualTo(before);
        return problem;
    }

    @Test
    void a_repetition_takes_none_and_other_points_are_another_wish() {
        var first = shop.place("a", anna, forPoints(400, MUG));
        var again = shop.place("a", anna, forPoints(400, MUG));

        assertThat(again).usingRecursiveComparison().isEqualTo(first);
        assertThat(shop.points(anna)).isEqualTo(200);
        for (var other : List.of(MUG, forPoints(100, MUG))) {
            assertThatThrownBy(() -> shop.place("a", anna, other))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(ProblemException::code)
                    .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
    }

    @Test
    void a_wish_without_points_is_what_it_was_before_there_were_any() {
        var known = "1 mug\u001f\u001fnull\u001fcard\u001fMoscow, Arbat 1";

        assertThat(MUG.asked()).isEqualTo(known);
        assertThat(forPoints(0, MUG).asked()).isEqualTo(known);
        assertThat(forPoints(0, MUG)).isEqualTo(MUG);
        assertThat(forPoints(5, MUG).asked()).isNotEqualTo(known).contains(known);
    }

    @Test
    void orders_that_race_for_the_same_points_get_them_once() throws Exception {
        var calls = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(call -> () -> isPlaced("race-" + call, 400))
                .toList();
        var placed = 0;

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var call : threads.invokeAll(calls)) {
                placed += call.get() ? 1 : 0;
            }
        }

        assertThat(placed).isOne();
        assertThat(shop.points(anna)).isEqualTo(200);
        assertThat(shop.number("select count(*) from orders")).isOne();
    }

    private boolean isPlaced(String name, long points) {
        try {
            shop.place(name, anna, forPoints(points, MUG));
            return true;
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_POINTS);
            return false;
        }
    }

    @Test
    void nothing_is_posted_for_an_order_that_does_not_say_so() {
        var plain = shop.place("a", anna, MUG).id();
        var order = shop.place("b", anna, forPoints(400, MUG)).id();
        var ledger = shop.get(PointsLedger.class);

        refusedInsideCommit("as they were posted", () -> ledger.spend(anna, Points.of(1), "order:" + plain, START));
        refusedInsideCommit("as they were posted", () -> ledger.reverseSpend(anna, "order:" + order, START, START));
        shop.pay(shop.order(order), "bank-1");
        refusedInsideCommit("as they were posted", () -> ledger.reverseSpend(anna, "order:" + order, START, START));

        assertThat(shop.points(anna)).isEqualTo(200 + 5);
    }

    @Test
    void an_order_is_not_paid_with_points_of_somebody_else() {
        var boris = shop.join(43);
        shop.givePoints(boris, 600);
        var order = shop.place("a", anna, forPoints(400, MUG));
        var other = OperationId.named("other").value();
        var jdbc = shop.get(JdbcClient.class);

        refusedInsideCommit("points of somebody else", () -> {
            jdbc.sql("""
                            with placed as (
                                insert into orders (id, person_id, platform, status, currency, created_at, total, points, discount)
                                select :other, person_id, platform, status, currency, created_at, total, points, discount
                                from orders where id = :order returning id)
                            insert into order_lines
                            select gen_random_uuid(), p.id, l.position, l.sku, l.kind, l.title_ru, l.title_en, l.quantity, l.price,
                                l.amount, l.credits
                            from placed p, order_lines l where l.order_id = :order
                            """).param("other", other).param("order", order.id()).update();
            return shop.get(PointsLedger.class).spend(boris, Points.of(400), "order:" + other, START);
        });

        assertThat(shop.points(boris)).isEqualTo(600);
    }

    private void refusedInsideCommit(String why, Supplier<Object> act) {
        assertThatThrownBy(() -> shop.get(Decisions.class).act(act)).hasStackTraceContaining(why);
    }

    @Test
    void whoever_leaves_gives_up_the_points_of_their_unpaid_orders_too() {
        var order = shop.place("a", anna, forPoints(400, MUG));

        shop.get(EraseMyData.class).erase(anna, Credits.ZERO);

        assertThat(shop.order(order.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(shop.points(anna)).isZero();
        assertThat(shop.number("select amount from points_postings where kind = 'spend_reversal'"))
                .isEqualTo(400);
        assertThat(shop.number("select amount from points_postings where kind = 'forfeit'"))
                .isEqualTo(600);
    }

    @Test
    void they_come_back_to_whoever_the_customer_turned_out_to_be() {
        shop.jobs.advance(Duration.ofSeconds(1));
        var boris = shop.install("phone");
        shop.givePoints(boris, 300);
        var order = shop.place("a", boris, forPoints(200, MUG));
        var paid = shop.pay(shop.place("b", boris, forPoints(100, MUG)), "bank-1");

        shop.get(ConfirmLink.class)
                .confirm(boris, shop.get(StartLink.class).start(anna).code());
        shop.get(CancelOrder.class).cancel(order.id(), "customer");
        shop.refund(paid.id(), false);

        assertThat(shop.order(order.id()).personId()).isEqualTo(anna);
        assertThat(shop.points(anna)).isEqualTo(900);
        assertThat(shop.points(boris)).isZero();
    }

    @Test
    void they_come_back_to_whose_order_it_is_when_a_link_was_undone() {
        shop.jobs.advance(Duration.ofSeconds(1));
        var boris = shop.install("phone");
        shop.givePoints(boris, 300);
        var before = shop.place("a", boris, forPoints(200, MUG));
        var returned = shop.place("b", boris, forPoints(50, MUG));
        var link = shop.get(ConfirmLink.class)
                .confirm(boris, shop.get(StartLink.class).start(anna).code());
        shop.get(CancelOrder.class).cancel(returned.id(), OrdersFixture.WORD);
        var since = shop.place("c", anna, forPoints(495, MUG));

        shop.get(UndoLink.class).undo(anna, link.id());
        assertThat(shop.points(boris))
                .as("50 and what came back while they were one")
                .isEqualTo(100);
        assertThat(shop.points(anna)).isEqualTo(600 + 100 - 495 - 100);
        shop.get(CancelOrder.class).cancel(before.id(), "customer");
        shop.get(CancelOrder.class).cancel(since.id(), "customer");

        assertThat(shop.order(before.id()).personId()).isEqualTo(boris);
        assertThat(shop.order(since.id()).personId()).isEqualTo(anna);
        assertThat(shop.points(boris)).isEqualTo(300);
        assertThat(shop.points(anna)).isEqualTo(600);
    }

    @Test
    void a_wish_that_was_kept_is_placed_with_its_points_and_its_source_and_one_of_an_earlier_build_without() {
        var mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        var wishes = new PlacingWish(shop.get(PlaceOrder.class), mapper);
        var operation = OperationId.named("kept");

        var device = OrderSource.app(UUID.randomUUID());
        var kept = wishes.of(operation, anna, Platform.MOBILE_IOS, device, forPoints(400, MUG));
        var earlier = """
                {"platform":"WEBSITE","wanted":{"items":[{"sku":"mug","quantity":1}],"total_amount":null,"currency":null,
                 "payment_method":"card","delivery_address":"Moscow, Arbat 1"}}""";
        wishes.decide(accepted(operation, kept.payload()));
        wishes.decide(accepted(operation, kept.payload()));
        wishes.decide(accepted(OperationId.named("earlier"), Bytes.of(earlier.getBytes(StandardCharsets.UTF_8))));

        assertThat(shop.points(anna)).isEqualTo(200);
        var placed = shop.order(operation.value());
        assertThat(placed.discount().points().amount()).isEqualTo(400);
        assertThat(placed.source()).isEqualTo(device);
        var old = shop.order(OperationId.named("earlier").value());
        assertThat(old.discount()).isNull();
        assertThat(old.source()).as("not known, and not guessed").isNull();
    }

    private AcceptedOperation accepted(OperationId id, Bytes payload) {
        return new AcceptedOperation(
                id, anna, "website", "orders.place", Priority.HIGH, OrdersFixture.START, null, payload, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 99, 1",
        "9223372036854775807, 50, 100",
        "1, 99, 1",
        "199, 50, 1",
        "99999, 33, 7",
        "100, 0, 1"
    })
    void most_is_a_part_of_the_price_that_leaves_something_and_never_wraps_around(long minor, int percent, int value) {
        var settings = new OrdersSettings("RUB", value, percent, Duration.ofHours(24));

        var most = settings.mostFor(new Money("RUB", minor));

        var exact = BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(percent))
                .divide(BigInteger.valueOf(100L * value));
        assertThat(most.amount()).isEqualTo(exact.longValueExact());
        assertThat(settings.offFor(most).minor()).isLessThan(minor);
    }
}
