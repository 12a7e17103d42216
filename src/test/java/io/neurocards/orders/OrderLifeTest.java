package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.orders.Order.Status;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderLifeTest {

    private final OrdersFixture shop = new OrdersFixture();
    private PersonId anna = PersonId.at(OrdersFixture.START);

    @BeforeEach
    void anna_comes_to_a_shop_that_sells_mugs() {
        anna = shop.join(42);
        shop.sellMugs();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void paid_credits_are_there_once_and_the_order_is_fulfilled() {
        var order = shop.place("a", anna, wish(null, null, Map.of("credits-5", 3)));

        var paid = shop.pay(order, "bank-1");
        shop.pay(order, "bank-1");

        assertThat(paid.status()).isEqualTo(Status.FULFILLED);
        assertThat(shop.available(anna)).isEqualTo(15);
        assertThat(shop.told(order.id())).containsExactly("paid 1170.00 RUB");
    }

    @Test
    void a_thing_is_awaited_paid_delivered_and_its_money_given_back() {
        var order = shop.placeMug("a", anna);

        var steps = List.of(
                shop.get(AwaitPayment.class).await(order.id()).status(),
                shop.get(AwaitPayment.class).await(order.id()).status(),
                shop.pay(order, "bank-1").status(),
                shop.get(FulfilOrder.class)
                        .fulfil(order.id(), OrdersFixture.WORD)
                        .status(),
                shop.get(FulfilOrder.class)
                        .fulfil(order.id(), OrdersFixture.WORD)
                        .status(),
                shop.refund(order.id(), false).status(),
                shop.refund(order.id(), false).status());

        assertThat(steps)
                .containsExactly(
                        Status.AWAITING_PAYMENT,
                        Status.AWAITING_PAYMENT,
                        Status.PAID,
                        Status.FULFILLED,
                        Status.FULFILLED,
                        Status.REFUNDED,
                        Status.REFUNDED);
        assertThat(shop.told(order.id())).containsExactly("paid 990.00 RUB", "refunded");
    }

    @Test
    void one_money_pays_one_order_and_one_order_is_paid_by_one_money() {
        var first = shop.placeMug("a", anna);
        var second = shop.placeMug("b", anna);
        shop.pay(first, "bank-1");

        refused("payment_reference_used", () -> shop.pay(second, "bank-1"));
        refused("order_status_wrong: {order_status=paid}", () -> shop.pay(first, "bank-2"));
        refused("invalid_request", () -> shop.pay(second, " "));

        assertThat(shop.order(second.id()).status()).isEqualTo(Status.CREATED);
    }

    @Test
    void what_was_cancelled_is_not_paid_and_what_was_paid_not_cancelled() {
        var cancelled = shop.placeCredits("a", anna);
        shop.get(CancelOrder.class).cancel(cancelled.id(), "customer");
        shop.get(CancelOrder.class).cancel(cancelled.id(), "customer");
        var paid = shop.placeCredits("b", anna);
        shop.pay(paid, "bank-2");

        refused("status=cancelled", () -> shop.pay(cancelled, "bank-1"));
        refused("status=cancelled", () -> shop.refund(cancelled.id(), true));
        refused("status=cancelled", () -> shop.get(FulfilOrder.class).fulfil(cancelled.id(), OrdersFixture.WORD));
        refused("status=fulfilled", () -> shop.get(CancelOrder.class).cancel(paid.id(), "customer"));
        refused("status=fulfilled", () -> shop.get(AwaitPayment.class).await(paid.id()));
        refused("not_found", () -> shop.refund(OperationId.named("none").value(), true));

        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_refund_takes_the_credits_back_once_and_says_what_was_spent() {
        var order = shop.placeCredits("a", anna);
        shop.pay(order, "bank-1");
        shop.spend(anna, 2, "video:1");

        refused("insufficient_credits: {need=5, have=3}", () -> shop.refund(order.id(), false));
        var refunded = shop.refund(order.id(), true);
        var again = shop.refund(order.id(), true);

        assertThat(refunded.refund()).isEqualTo(new Order.Refund(order.total().minor(), Credits.of(3), Credits.of(2)));
        assertThat(again.refund()).isEqualTo(refunded.refund());
        assertThat(shop.available(anna)).isZero();
        assertThat(shop.told(order.id())).containsExactly("paid 390.00 RUB", "refunded");
    }

    @Test
    void whoever_leaves_takes_the_address_along_and_the_orders_stay() {
        var open = shop.placeMug("a", anna);
        var delivered = shop.placeMug("b", anna);
        shop.pay(delivered, "bank-1");
        var device = shop.get(PlaceOrder.class)
                .place(
                        OperationId.named("c"),
                        anna,
                        Platform.MOBILE_IOS,
                        OrderSource.app(UUID.randomUUID()),
                        wish(null, null, Map.of("mug", 1)));
        assertThat(device.source().id()).isNotNull();

        refused("orders_underway", () -> shop.get(EraseMyData.class).erase(anna, Credits.ZERO));
        shop.get(FulfilOrder.class).fulfil(delivered.id(), OrdersFixture.WORD);
        shop.get(EraseMyData.class).erase(anna, Credits.ZERO);

        assertThat(shop.order(open.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(shop.order(delivered.id()).status()).isEqualTo(Status.FULFILLED);
        assertThat(shop.order(device.id()).source()).isEqualTo(new OrderSource(OrderSource.Kind.APP, null));
        assertThat(shop.database.allTexts()).doesNotContain("Arbat");
    }

    @Test
    void history_is_the_persons_own_newest_first_and_page_by_page() {
        var boris = shop.join(43);
        var others = shop.placeMug("other", boris);
        var placed = IntStream.range(0, 12)
                .mapToObj(number -> {
                    if (number % 3 == 0) {
                        shop.jobs.advance(Duration.ofSeconds(1));
                    }
                    return shop.placeMug("order-" + number, anna);
                })
                .toList();
        var history = shop.get(OrderHistory.class);

        var first = history.latest(anna, null, OrderHistory.USUAL);
        var rest = history.latest(anna, first.getLast().id(), 100);

        assertThat(first).hasSize(10);
        assertThat(rest).hasSize(2);
        assertThat(Stream.concat(first.stream(), rest.stream()).map(Order::id))
                .containsExactlyInAnyOrderElementsOf(
                        placed.stream().map(Order::id).toList());
        assertThat(first.stream().map(order -> order.times().createdAt()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(first.getFirst().lines()).hasSize(1);
        assertThat(history.find(anna, others.id())).isEmpty();
        assertThat(history.latest(anna, others.id(), 10)).isEmpty();
        refused("invalid_request", () -> history.latest(anna, null, 0));
        refused("invalid_request", () -> history.latest(anna, null, 101));
    }

    @Test
    void what_an_operator_did_stands_in_the_audit_log_once_and_what_a_customer_did_does_not() {
        var order = shop.placeMug("a", anna);
        shop.pay(order, "bank-1");
        shop.pay(order, "bank-1");
        shop.refund(order.id(), false);
        var other = shop.placeMug("b", anna);
        shop.get(CancelOrder.class).cancel(other.id(), "customer");
        shop.get(CancelOrder.class).cancel(other.id(), OrdersFixture.WORD);
        var third = shop.placeMug("c", anna);
        shop.get(CancelOrder.class).cancel(third.id(), OrdersFixture.WORD);

        assertThat(shop.database
                        .jdbc()
                        .sql("select actor || ' ' || action || ' ' || subject || ' ' || reason from audit_log"
                                + " where action like 'order.%' order by done_at, id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "telegram:1 order.pay order:" + order.id() + " asked for it",
                        "telegram:1 order.refund order:" + order.id() + " asked for it",
                        "telegram:1 order.cancel order:" + third.id() + " asked for it");
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ProblemException.class).hasMessageContaining(message);
    }
}
