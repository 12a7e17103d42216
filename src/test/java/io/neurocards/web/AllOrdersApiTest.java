package io.neurocards.web;

import static io.neurocards.web.OperatorOfStudio.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import io.neurocards.web.OperatorOfStudio.Customer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees of everybody's orders and does with them, over real HTTP against the whole application. */
@Thorough
class AllOrdersApiTest {

    private static final String ORDERS = "/v1/admin/orders";
    private static final String CREDITS = line("credits-10");
    private static final String REFUND = "{\"reason\":\"came broken\"}";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static ApiClient admin;
    private static String mug;

    private Customer customer;
    private long gift;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.account-requests-per-minute=10000",
                "--neurocards.web.requests-per-minute=100000");
        operator = OperatorOfStudio.of(studio);
        admin = operator.administrator();
        mug = line(operator.sellMug());
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void a_customer_comes() throws Exception {
        customer = operator.customer();
        gift = customer.credits();
    }

    @Test
    void what_is_paid_gives_credits_and_points_once_and_what_is_refunded_takes_both_back_once() throws Exception {
        var order = customer.ordered(CREDITS, mug);

        var paid = operator.pay(order);
        var paidAgain = operator.pay(order);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("status")).isEqualTo("paid");
        assertThat(paid.text("paid_by")).isEqualTo("admin-token");
        assertThat(paid.text("paid_reference")).isEqualTo("bank:" + order);
        assertThat(paidAgain.body()).isEqualTo(paid.body());
        assertThat(customer.credits()).isEqualTo(gift + 10);
        assertThat(customer.points()).isEqualTo(16);

        var delivered = operator.act(order, "fulfil", "{\"reason\":\"by post\"}");
        var deliveredAgain = operator.act(order, "fulfil", "");

        assertThat(delivered.text("status")).isEqualTo("fulfilled");
        assertThat(deliveredAgain.body()).isEqualTo(delivered.body());

        var refunded = operator.act(order, "refund", REFUND);
        var refundedAgain = operator.act(order, "refund", "{\"reason\":\"once more\"}");

        assertThat(refunded.text("status")).isEqualTo("refunded");
        assertThat(refunded.text("refund_reason")).isEqualTo("came broken");
        assertThat(refunded.body().path("credits_taken").asInt()).isEqualTo(10);
        assertThat(refunded.body().path("shortfall").asInt(-1)).isZero();
        assertThat(refundedAgain.body()).isEqualTo(refunded.body());
        assertThat(operator.order(order).body()).isEqualTo(refunded.body());
        assertThat(customer.credits()).isEqualTo(gift);
        assertThat(customer.points()).isZero();
        assertThat(customer.client().get("/v1/orders/" + order).text("status")).isEqualTo("refunded");
        assertThat(operator.audited("order:" + order))
                .containsExactly(
                        "admin-token order.pay ",
                        "admin-token order.fulfil by post",
                        "admin-token order.refund came broken");
    }

    @Test
    void many_at_once_pay_and_refund_once() throws Exception {
        var order = customer.ordered(CREDITS);

        var paid = atOnce(() -> operator.pay(order));
        assertThat(customer.credits()).isEqualTo(gift + 10);
        assertThat(customer.points()).isEqualTo(6);
        var refunded = atOnce(() -> operator.act(order, "refund", REFUND));

        assertThat(paid).extracting(Answer::status).containsOnly(200);
        assertThat(refunded).extracting(Answer::status).containsOnly(200);
        assertThat(customer.credits()).isEqualTo(gift);
        assertThat(customer.points()).isZero();
        assertThat(operator.audited("order:" + order)).hasSize(2);
    }

    @Test
    void of_many_moneys_at_once_one_pays() throws Exception {
        var order = customer.ordered(CREDITS);
        var moneys = IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(
                        money -> () -> operator.act(order, "pay", "{\"reference\":\"%s-%d\"}".formatted(order, money)))
                .toList();

        var answers = atOnce(moneys);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(answer.text("order_status")).isEqualTo("fulfilled"))
                .extracting(Answer::code)
                .containsOnly("order_status_wrong");
        assertThat(customer.credits()).isEqualTo(gift + 10);
    }

    @Test
    void one_money_pays_one_order_however_it_is_written() throws Exception {
        var first = customer.ordered(mug);
        var second = customer.ordered(mug);
        operator.pay(first);

        var used = operator.act(second, "pay", "{\"reference\":\" bank:%s\\n\"}".formatted(first));

        assertThat(used.status()).isEqualTo(409);
        assertThat(used.code()).isEqualTo("payment_reference_used");
        assertThat(operator.order(second).text("status")).isEqualTo("created");
        assertThat(operator.audited("order:" + second)).isEmpty();
    }

    @Test
    void an_order_goes_only_where_it_may_and_the_refusal_says_where_it_is() throws Exception {
        var open = customer.ordered(mug);
        var paid = customer.ordered(mug);
        operator.pay(paid);
        var cancelled = customer.ordered(CREDITS);
        var first = operator.act(cancelled, "cancel", "{\"reason\":\"sold out\"}");
        var again = operator.act(cancelled, "cancel", "{\"reason\":\"sold out\"}");

        assertThat(first.text("status")).isEqualTo("cancelled");
        assertThat(first.text("cancelled_by")).isEqualTo("admin-token");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(operator.audited("order:" + cancelled)).containsExactly("admin-token order.cancel sold out");
        refused(open, "fulfil", "", "created");
        refused(open, "refund", REFUND, "created");
        refused(paid, "cancel", "{\"reason\":\"r\"}", "paid");
        refused(paid, "pay", "{\"reference\":\"other-%s\"}".formatted(paid), "paid");
        refused(cancelled, "pay", "{\"reference\":\"bank:%s\"}".formatted(cancelled), "cancelled");
        refused(cancelled, "fulfil", "{}", "cancelled");
        refused(cancelled, "refund", REFUND, "cancelled");
        assertThat(customer.credits()).isEqualTo(gift);
    }

    private static void refused(String order, String what, String json, String status) throws Exception {
        var lines = operator.audited("order:" + order);

        var answer = operator.act(order, what, json);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("order_status_wrong");
        assertThat(answer.body().path("status").asInt()).isEqualTo(409);
        assertThat(answer.text("order_status")).isEqualTo(status);
        assertThat(operator.order(order).text("status")).isEqualTo(status);
        assertThat(operator.audited("order:" + order)).isEqualTo(lines);
    }

    @Test
    void credits_that_were_spent_are_taken_back_as_far_as_they_are_there_when_the_operator_says_so() throws Exception {
        var order = customer.ordered(CREDITS);
        var person = operator.pay(order).text("user_uuid");
        spend(person, gift + 4);

        var careful = operator.act(order, "refund", REFUND);
        var meant = operator.act(order, "refund", "{\"reason\":\"came broken\",\"allow_shortfall\":true}");

        assertThat(careful.status()).isEqualTo(402);
        assertThat(careful.code()).isEqualTo("insufficient_credits");
        assertThat(careful.body().path("need").asInt()).isEqualTo(10);
        assertThat(careful.body().path("have").asInt()).isEqualTo(6);
        assertThat(meant.body().path("credits_taken").asInt()).isEqualTo(6);
        assertThat(meant.body().path("shortfall").asInt()).isEqualTo(4);
        assertThat(customer.credits()).isZero();
        assertThat(customer.points()).isZero();
    }

    private static void spend(String person, long credits) {
        var who = new PersonId(UUID.fromString(person));
        var now = studio.bean(Clock.class).instant();
        var ledger = studio.bean(Ledger.class);
        studio.bean(Decisions.class).act(() -> {
            ledger.hold(who, List.of(new HoldRequest("test:" + person, Credits.of(credits))), now);
            ledger.capture(who, "test:" + person, now);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay    | {}                                      | 400 | invalid_request",
                "pay    | {\"reference\":\" \"}                   | 400 | invalid_request",
                "pay    | {\"reference\":\"a\\u0000b\"}           | 400 | invalid_request",
                "pay    | {\"reference\":\"LONG\"}                | 422 | text_too_long",
                "pay    | {\"reference\":\"r\",\"reason\":\"LONG LONG LONG\"} | 422 | text_too_long",
                "pay    | not json                                | 400 | invalid_request",
                "cancel | {}                                      | 400 | invalid_request",
                "cancel | {\"reason\":\" \"}                      | 400 | invalid_request",
                "cancel | {\"reason\":\"\\ud800\"}                | 400 | invalid_request",
                "refund | {}                                      | 400 | invalid_request",
                "refund | {\"reason\":\"\"}                       | 400 | invalid_request",
                "refund | {\"reason\":\"r\",\"allow_shortfall\":\"perhaps\"} | 400 | invalid_request",
                "fulfil | {\"reason\":\"\\u0000\"}                | 400 | invalid_request"
            })
    void what_says_too_little_or_too_much_is_refused_and_nothing_happens(
            String what, String json, int status, String code) throws Exception {
        var order = customer.ordered(CREDITS);

        var answer = operator.act(order, what, json.replace("LONG", "x".repeat(250)));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(operator.order(order).text("status")).isEqualTo("created");
        assertThat(operator.audited("order:" + order)).isEmpty();
        assertThat(customer.credits()).isEqualTo(gift);
    }

    @Test
    void everybodys_orders_are_listed_newest_first_page_by_page_and_by_customer_and_status() throws Exception {
        var other = operator.customer();
        var placed = new ArrayList<String>();
        for (var number = 0; number < 3; number++) {
            placed.addFirst(customer.ordered(mug));
            placed.addFirst(other.ordered(CREDITS));
        }
        operator.pay(placed.get(2));
        var person = operator.order(placed.get(1)).text("user_uuid");

        var all = ids("?limit=6");
        var paged = new ArrayList<>(ids("?limit=4"));
        paged.addAll(ids("?limit=2&before=" + paged.getLast()));
        var theirs = ids("?user_uuid=" + person);
        var older = ids("?status=created&user_uuid=" + person + "&before=" + placed.get(1));

        assertThat(all).isEqualTo(placed);
        assertThat(paged).isEqualTo(placed);
        assertThat(theirs).containsExactly(placed.get(1), placed.get(3), placed.get(5));
        assertThat(older).containsExactly(placed.get(3), placed.get(5));
        assertThat(ids("?status=fulfilled&limit=1")).containsExactly(placed.get(2));
        assertThat(ids("?status=created&limit=5"))
                .containsExactly(placed.get(0), placed.get(1), placed.get(3), placed.get(4), placed.get(5));
        assertThat(ids("?user_uuid=" + UUID.randomUUID())).isEmpty();
        assertThat(admin.get(ORDERS).body().at("/orders/0").propertyNames()).contains("user_uuid", "order_id", "items");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=101,limit",
        "limit=1.5,limit",
        "limit=NaN,limit",
        "status=lost,status",
        "status=PAID,status",
        "user_uuid=1,user_uuid",
        "before=x,before",
        "before=00000000-0000-7000-8000-000000000000,before"
    })
    void a_page_that_can_not_be_is_refused(String query, String field) throws Exception {
        var answer = admin.get(ORDERS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
    }

    @Test
    void an_order_that_is_not_there_is_not_found_and_nobody_else_gets_in() throws Exception {
        var order = customer.ordered(mug);
        var none = UUID.randomUUID().toString();

        assertThat(operator.order(none).status()).isEqualTo(404);
        assertThat(operator.order("x").status()).isEqualTo(404);
        assertThat(operator.pay(none).status()).isEqualTo(404);
        assertThat(operator.act(none, "fulfil", "").status()).isEqualTo(404);
        assertThat(operator.act(none, "cancel", REFUND).status()).isEqualTo(404);
        assertThat(operator.act(none, "refund", REFUND).status()).isEqualTo(404);
        assertThat(customer.client()
                        .post(ORDERS + "/" + order + "/pay", "{\"reference\":\"mine\"}")
                        .status())
                .isEqualTo(401);
        assertThat(customer.client().get(ORDERS).status()).isEqualTo(401);
    }

    private static List<String> ids(String query) throws Exception {
        var answer = admin.get(ORDERS + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .path("orders")
                .valueStream()
                .map(order -> order.path("order_id").asString())
                .toList();
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws InterruptedException {
        return atOnce(Collections.nCopies(6, call));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
