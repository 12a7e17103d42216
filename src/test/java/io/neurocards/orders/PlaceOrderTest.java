package io.neurocards.orders;

import static io.neurocards.orders.OrdersFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.neurocards.orders.Order.Status;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceOrderTest {

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
    void prices_are_the_catalogues_and_the_total_is_their_sum() {
        var wanted = new LinkedHashMap<>(Map.of("mug", 2, "credits-10", 1));

        var order = shop.place("a", anna, wish(null, null, wanted));

        assertThat(order.total()).isEqualTo(new Money("RUB", 2 * 99_000 + 69_000));
        assertThat(order.credits().amount()).isEqualTo(10);
        assertThat(order.status()).isEqualTo(Status.CREATED);
        assertThat(order.platform()).isEqualTo(Platform.WEBSITE);
        assertThat(order.deliveryAddress()).isEqualTo("Moscow, Arbat 1");
        assertThat(order.lines()).extracting(Order.Line::sku).containsExactlyInAnyOrder("mug", "credits-10");
        assertThat(order.id()).isEqualTo(OperationId.named("a").value());
    }

    @ParameterizedTest
    @MethodSource("rightTotals")
    void a_right_total_is_right_however_it_is_written(String total, String currency) {
        var order = shop.place("a", anna, wish(total, currency, Map.of("mug", 1)));

        assertThat(order.total().units()).isEqualByComparingTo(total);
    }

    static Stream<Arguments> rightTotals() {
        return Stream.of(Arguments.of("12.5", "USD"), Arguments.of("12.500", "USD"), Arguments.of("9.9E+2", "RUB"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_can_not_be_is_refused_and_not_ordered(NewOrder wanted, ProblemCode code, Map<String, Object> facts) {
        assertThatThrownBy(() -> shop.place("a", anna, wanted))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.facts()).containsAllEntriesOf(facts);
                    assertThat(problem.code().kind()).isIn(ProblemCode.Kind.UNPROCESSABLE, ProblemCode.Kind.INVALID);
                });

        assertThat(shop.number("select (select count(*) from orders) + (select count(*) from order_lines)"))
                .isZero();
    }

    static Stream<Arguments> wrong() {
        var mug = Map.of("mug", 1);
        var total = new BigDecimal("990.00");
        var many = IntStream.rangeClosed(1, 101)
                .mapToObj(number -> new NewOrder.Item("sku-" + number, 1))
                .toList();
        return Stream.of(
                Arguments.of(wish(null, null, Map.of()), ProblemCode.ORDER_EMPTY, Map.of()),
                Arguments.of(
                        new NewOrder(many, null, null, null, null),
                        ProblemCode.ORDER_TOO_MANY_LINES,
                        Map.of("limit", 100)),
                Arguments.of(wish(null, null, Map.of("mug", 0)), ProblemCode.QUANTITY_INVALID, Map.of("line", 1)),
                Arguments.of(wish(null, null, Map.of("mug", -1)), ProblemCode.QUANTITY_INVALID, Map.of("limit", 1000)),
                Arguments.of(wish(null, null, Map.of("mug", 1001)), ProblemCode.QUANTITY_INVALID, Map.of()),
                Arguments.of(wish(null, null, Map.of("no-such", 1)), ProblemCode.SKU_UNKNOWN, Map.of("line", 1)),
                Arguments.of(wish(null, null, Map.of("Mug'; --", 1)), ProblemCode.SKU_UNKNOWN, Map.of()),
                Arguments.of(
                        new NewOrder(
                                List.of(new NewOrder.Item("mug", 1), new NewOrder.Item("mug", 1)),
                                null,
                                null,
                                null,
                                null),
                        ProblemCode.SKU_REPEATED,
                        Map.of("line", 2)),
                Arguments.of(wish(null, "XYZ", mug), ProblemCode.CURRENCY_UNKNOWN, Map.of()),
                Arguments.of(wish(null, "rub", mug), ProblemCode.CURRENCY_UNKNOWN, Map.of()),
                Arguments.of(
                        wish(null, "EUR", mug),
                        ProblemCode.NOT_SOLD_IN_CURRENCY,
                        Map.of("allowed", List.of("RUB", "USD"))),
                Arguments.of(
                        wish("989.99", null, mug),
                        ProblemCode.ORDER_TOTAL_WRONG,
                        Map.of("total", total, "currency", "RUB")),
                Arguments.of(wish("990.001", null, mug), ProblemCode.ORDER_TOTAL_WRONG, Map.of()),
                Arguments.of(wish("-990", null, mug), ProblemCode.ORDER_TOTAL_WRONG, Map.of()),
                Arguments.of(wish("0", null, mug), ProblemCode.ORDER_TOTAL_WRONG, Map.of()),
                Arguments.of(wish("1E+1000000000", null, mug), ProblemCode.ORDER_TOTAL_WRONG, Map.of()),
                Arguments.of(
                        new NewOrder(List.of(new NewOrder.Item("mug", 1)), null, null, "c".repeat(65), null),
                        ProblemCode.TEXT_TOO_LONG,
                        Map.of("field", "payment_method", "limit", 64)),
                Arguments.of(
                        new NewOrder(List.of(new NewOrder.Item("mug", 1)), null, null, null, "a".repeat(501)),
                        ProblemCode.TEXT_TOO_LONG,
                        Map.of("field", "delivery_address", "limit", 500)),
                Arguments.of(
                        new NewOrder(List.of(new NewOrder.Item("mug", 1)), null, null, null, "a\0b"),
                        ProblemCode.INVALID_REQUEST,
                        Map.of("field", "delivery_address")));
    }

    @Test
    void what_does_not_fit_a_number_is_refused() {
        shop.database
                .jdbc()
                .sql("update goods_prices set minor = 9223372036854775807")
                .update();

        assertThatThrownBy(() -> shop.place("a", anna, wish(null, null, Map.of("mug", 2))))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo(ProblemCode.ORDER_TOO_LARGE);
    }

    @Test
    void nobody_and_whoever_may_not_begin_anything_orders_nothing() {
        var left = shop.join(43);
        shop.database
                .jdbc()
                .sql("update persons set first_name = null, erased_at = created_at where id = :id")
                .param("id", left.value())
                .update();

        assertThatThrownBy(() -> shop.placeMug("a", PersonId.at(OrdersFixture.START)))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo(ProblemCode.NOT_FOUND);
        assertThatThrownBy(() -> shop.placeMug("b", left))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo(ProblemCode.ACCOUNT_DELETED);
        assertThat(shop.number("select count(*) from orders")).isZero();
    }

    @Test
    void a_repetition_gets_the_same_order_at_its_first_price_and_another_wish_is_refused() {
        var first = shop.place("a", anna, wish("990", null, Map.of("mug", 1)));
        shop.database.jdbc().sql("update goods_prices set minor = 1").update();

        var again = shop.place("a", anna, wish("990.00", null, Map.of("mug", 1)));

        assertThat(again).usingRecursiveComparison().isEqualTo(first);
        assertThatThrownBy(() -> shop.place("a", anna, wish(null, null, Map.of("mug", 2))))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::code)
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(shop.number("select count(*) from orders")).isOne();
    }

    @Test
    void one_operation_from_many_threads_is_one_order() throws Exception {
        var calls = IntStream.range(0, 40)
                .<Callable<Order>>mapToObj(call -> () -> shop.placeMug("order-" + call % 4, anna))
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get().total()).isEqualTo(new Money("RUB", 99_000));
            }
        }

        assertThat(shop.number("select count(*) from orders")).isEqualTo(4);
    }

    @Test
    void which_program_placed_it_is_kept_and_another_one_that_asks_again_changes_nothing() {
        var service = OrderSource.service(UUID.randomUUID());
        var wanted = wish(null, null, Map.of("mug", 1));
        var placing = shop.get(PlaceOrder.class);
        var operation = OperationId.named("a");

        var order = placing.place(operation, anna, Platform.TELEGRAM, service, wanted);
        var again = placing.place(operation, anna, Platform.TELEGRAM, OrderSource.app(UUID.randomUUID()), wanted);

        assertThat(order.source()).isEqualTo(service);
        assertThat(again).isEqualTo(order);
        assertThat(shop.get(AllOrders.class)
                        .find(order.id())
                        .orElseThrow()
                        .order()
                        .source())
                .isEqualTo(service);
    }

    @Test
    void an_address_is_kept_nowhere_but_in_the_order() {
        shop.placeMug("a", anna);

        shop.database.jdbc().sql("update orders set delivery_address = null").update();

        assertThat(shop.database.allTexts()).doesNotContain("Arbat");
    }
}
