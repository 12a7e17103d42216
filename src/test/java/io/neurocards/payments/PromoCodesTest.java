package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.payments.codes.PromoCode.Limits;
import io.neurocards.payments.codes.PromoCodes;
import io.neurocards.payments.codes.PromoQuotes;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromoCodesTest {

    private static final Limits ANY = new Limits(null, 1, null, null, Map.of(), List.of());

    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final PaymentsFixture shop =
            new PaymentsFixture(() -> commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0, Map.of());
    private final PersonId anna = shop.join(42);
    private final PersonId boris = shop.join(43);

    @AfterEach
    void close() {
        shop.close();
    }

    private static Limits uses(@Nullable Integer all, int each) {
        return new Limits(all, each, null, null, Map.of(), List.of());
    }

    private PromoCode make(String code, Benefit benefit, Limits limits) {
        var made =
                new PromoCode(UuidV7.at(PaymentsFixture.START), code, benefit, limits, true, "", PaymentsFixture.START);
        shop.get(Decisions.class).act(() -> shop.get(PromoCodes.class).addWithin(made));
        return made;
    }

    private StartPurchase.Started buy(PersonId person, String key, String plan, String code) {
        return shop.get(StartPurchase.class)
                .start(
                        OperationId.named(key),
                        new PurchaseWish(
                                person,
                                plan,
                                ScriptedGateway.NAME,
                                Platform.WEBSITE,
                                null,
                                URI.create("https://neurocards.example/bought"),
                                Locale.ENGLISH,
                                code));
    }

    private StartPurchase.Started buy(PersonId person, String key, String code) {
        return buy(person, key, "credits-5", code);
    }

    private Outcome pay(StartPurchase.Started started) {
        return shop.confirm(shop.gateway().pay(shop.gateway().reference(started.payment())));
    }

    private long used(String code) {
        return shop.get(PromoCodes.class).get(code).used();
    }

    private Instant now() {
        return shop.jobs.clock().instant();
    }

    @ParameterizedTest
    @CsvSource({"10, 441", "1, 486", "33, 329", "90, 50"})
    void so_much_of_a_hundred_is_taken_off_what_the_gateway_is_asked_for(int percent, long price) {
        make("SALE", new Benefit.Percent(percent), ANY);

        var started = buy(anna, "once", "SALE");

        assertThat(started.price()).isEqualTo(new Money("USD", price));
        assertThat(shop.payment(started.payment()).amount()).isEqualTo(price);
        assertThat(pay(started)).isEqualTo(Outcome.CREDITED);
        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(used("SALE")).isOne();
    }

    @Test
    void an_amount_is_taken_off_down_to_the_least_that_gateways_take_and_credits_come_on_top() {
        make("HUGE", new Benefit.Amount(Map.of("USD", 1_000_000L, "XTR", 5L)), ANY);
        make("MORE", new Benefit.Bonus(3), ANY);

        assertThat(buy(anna, "cheap", "HUGE").price()).isEqualTo(new Money("USD", 50));
        var more = buy(anna, "more", "MORE");
        assertThat(more.price()).isEqualTo(new Money("USD", 490));
        pay(more);

        assertThat(shop.available(anna)).isEqualTo(8);
        assertThat(shop.gateway().latest().orElseThrow().title()).isEqualTo("Credits: 8");
    }

    @Test
    void money_back_takes_the_bonus_too_and_the_use_stays_used() {
        make("MORE", new Benefit.Bonus(3), uses(1, 1));
        var more = buy(anna, "more", "MORE");
        pay(more);

        shop.refund(more.payment(), false);
        shop.jobs.runFor(Duration.ofMinutes(2), Duration.ofSeconds(10));

        assertThat(shop.available(anna)).isZero();
        assertThat(used("MORE")).isOne();
        assertRefused(ProblemCode.PROMO_CODE_USED_UP, () -> buy(boris, "boris", "MORE"));
    }

    @Test
    void stars_are_reduced_in_the_bot_and_the_invoice_is_compared_with_that() {
        make("SALE", new Benefit.Percent(50), ANY);
        var credits = shop.get(BuyCredits.class);

        var pending = credits.start(anna, "credits-5", " sale ");
        var again = credits.start(anna, "credits-5", "SALE");

        assertThat(pending.plan().stars()).isEqualTo(103);
        assertThat(again.id()).isEqualTo(pending.id());
        shop.get(StarsCheckout.class).check(pending.payload(), 42, "XTR", 103);
        shop.confirm(PaymentsFixture.paid(42, pending, "charge"));
        assertThat(shop.available(anna)).isEqualTo(5);
        assertRefused(ProblemCode.PROMO_CODE_USED, () -> credits.start(anna, "credits-5", "SALE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"summer-26", " SUMMER-26 ", "SuM mer-26", "\u00a0summer-26\u2003"})
    void a_code_is_found_however_it_is_typed(String typed) {
        make("SUMMER-26", new Benefit.Percent(10), ANY);

        assertThat(buy(anna, "once", typed).price().minor()).isEqualTo(441);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUMMER",
                "SALE,SALE",
                "SALE SALE",
                "S\u0410LE",
                "SALE\u0000",
                "'; drop table promo_codes; --",
                "xx"
            })
    void what_is_no_code_is_refused_and_nothing_is_left(String typed) {
        make("SALE", new Benefit.Percent(10), ANY);

        assertRefused(ProblemCode.PROMO_CODE_UNKNOWN, () -> buy(anna, "once", typed));

        assertThat(shop.number("select count(*) from payments")).isZero();
        assertThat(buy(anna, "blank", "  ").price().minor()).isEqualTo(490);
    }

    @Test
    void a_code_holds_from_its_start_to_its_end_while_it_is_on_and_a_waiting_price_stays() {
        var start = now().plus(Duration.ofDays(1));
        var end = now().plus(Duration.ofDays(1)).plus(Duration.ofMinutes(30));
        make("SALE", new Benefit.Percent(10), new Limits(null, 9, start, end, Map.of(), List.of()));

        assertThat(refusal("early").code()).isEqualTo(ProblemCode.PROMO_CODE_NOT_YET);
        shop.jobs.runFor(Duration.ofDays(1), Duration.ofHours(1));
        var started = buy(anna, "within", "SALE");
        shop.jobs.runFor(Duration.ofMinutes(30), Duration.ofMinutes(10));
        var ended = refusal("late");

        assertThat(ended.code()).isEqualTo(ProblemCode.PROMO_CODE_ENDED);
        assertThat(ended.facts()).containsKey("ended_on");
        assertThat(pay(started)).isEqualTo(Outcome.CREDITED);
        change("SALE", new PromoCodes.Change(false, null, null));
        assertThat(refusal("off").code()).isEqualTo(ProblemCode.PROMO_CODE_OFF);
    }

    private void change(String code, PromoCodes.Change change) {
        shop.get(Decisions.class).act(() -> shop.get(PromoCodes.class).changeWithin(code, change));
    }

    private ProblemException refusal(String key) {
        try {
            buy(boris, key, "SALE");
        } catch (ProblemException problem) {
            return problem;
        }
        throw new AssertionError("It was not refused");
    }

    @Test
    void a_code_holds_for_its_plans_currencies_and_prices_only() {
        make("TEN", new Benefit.Percent(10), new Limits(null, 1, null, null, Map.of(), List.of("credits-10")));
        make("ROUBLES", new Benefit.Amount(Map.of("RUB", 100L)), ANY);
        make("LARGE", new Benefit.Percent(10), new Limits(null, 1, null, null, Map.of("USD", 491L), List.of()));

        assertRefused(ProblemCode.PROMO_CODE_OTHER_PLAN, () -> buy(anna, "a", "TEN"));
        assertRefused(ProblemCode.PROMO_CODE_OTHER_CURRENCY, () -> buy(anna, "b", "ROUBLES"));
        assertRefused(ProblemCode.PROMO_CODE_PRICE_TOO_LOW, () -> buy(anna, "c", "LARGE"));
        assertThat(buy(anna, "d", "credits-10", "TEN").price().minor()).isEqualTo(801);
        assertThat(buy(anna, "e", "credits-10", "LARGE").price().minor()).isEqualTo(801);
    }

    @Test
    void whoever_left_the_page_gets_the_same_payment_again_and_another_plan_waits_for_it() {
        make("SALE", new Benefit.Percent(10), ANY);

        var first = buy(anna, "first", "SALE");
        var second = buy(anna, "second", "SALE");

        assertThat(second.payment()).isEqualTo(first.payment());
        assertRefused(ProblemCode.PROMO_CODE_WAITING, () -> buy(anna, "third", "credits-10", "SALE"));
        pay(first);
        assertRefused(ProblemCode.PROMO_CODE_USED, () -> buy(anna, "fourth", "SALE"));
        assertThat(used("SALE")).isOne();
    }

    @Test
    void a_use_comes_back_when_nobody_pays_and_counts_above_the_limit_when_somebody_does_after_all() {
        make("ONE", new Benefit.Percent(10), uses(1, 1));
        var late = buy(anna, "anna", "ONE");
        assertRefused(ProblemCode.PROMO_CODE_USED_UP, () -> buy(boris, "early", "ONE"));

        shop.jobs.runFor(Duration.ofHours(25), Duration.ofHours(1));
        assertThat(shop.payment(late.payment()).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(used("ONE")).isZero();
        pay(buy(boris, "boris", "ONE"));
        assertThat(used("ONE")).isOne();

        assertThat(pay(late)).isEqualTo(Outcome.CREDITED);
        assertThat(used("ONE")).isEqualTo(2);
        assertRefused(ProblemCode.PROMO_CODE_USED, () -> buy(anna, "again", "ONE"));
    }

    @Test
    void a_use_comes_back_when_the_gateway_refuses() {
        make("ONE", new Benefit.Percent(10), uses(1, 1));
        shop.gateway().next(Fault.REFUSAL);

        assertRefused(ProblemCode.PAYMENT_NOT_POSSIBLE, () -> buy(anna, "first", "ONE"));

        assertThat(used("ONE")).isZero();
        assertThat(buy(anna, "second", "ONE").price().minor()).isEqualTo(441);
    }

    @Test
    void ten_codes_that_nobody_made_are_tried_in_an_hour_and_then_a_right_one_is_no_answer_either() {
        make("SALE", new Benefit.Percent(10), ANY);
        for (var wrong = 0; wrong < 10; wrong++) {
            var typed = "WRONG" + wrong;
            assertRefused(
                    ProblemCode.PROMO_CODE_UNKNOWN,
                    () -> shop.get(PromoQuotes.class).find(anna, typed));
        }

        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS, () -> shop.get(PromoQuotes.class).find(anna, "SALE"));
        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> buy(anna, "once", "SALE"));
        assertThat(buy(boris, "boris", "SALE").price().minor()).isEqualTo(441);
        shop.jobs.runFor(Duration.ofMinutes(61), Duration.ofMinutes(10));
        assertThat(buy(anna, "later", "SALE").price().minor()).isEqualTo(441);
    }

    @Test
    void the_last_uses_go_to_as_many_as_there_are_whoever_comes_at_once() throws Exception {
        make("FEW", new Benefit.Percent(10), uses(3, 1));
        var persons =
                IntStream.range(0, 8).mapToObj(index -> shop.join(100 + index)).toList();
        commitsToLose.set(2);
        var bought = new AtomicInteger();
        try (var nodes = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 32)
                    .mapToObj(index -> nodes.submit(() -> {
                        try {
                            buy(persons.get(index % 8), "try" + index, "FEW");
                            bought.incrementAndGet();
                        } catch (ProblemException refused) {
                            assertThat(refused.code())
                                    .isIn(ProblemCode.PROMO_CODE_USED_UP, ProblemCode.TOO_MANY_INVOICES);
                        }
                    }))
                    .toList();
            for (var one : tries) {
                one.get();
            }
        }

        assertThat(bought).hasPositiveValue();
        assertThat(used("FEW")).isEqualTo(3);
        assertThat(shop.number("select count(*) from payments")).isEqualTo(3);
    }

    @Test
    void random_lives_never_reserve_or_count_more_than_there_is_but_what_was_paid_late() throws Exception {
        var seed = Long.getLong("promos.seed", 7);
        var random = new Random(seed);
        make("FEW", new Benefit.Percent(10), uses(6, 2));
        var persons =
                IntStream.range(0, 5).mapToObj(index -> shop.join(200 + index)).toList();
        var late = 0;
        for (var round = 0; round < 12; round++) {
            var keys = random.ints(6, 0, 1_000_000).boxed().toList();
            var round0 = round;
            try (var nodes = Executors.newFixedThreadPool(6)) {
                var running = keys.stream()
                        .map(key -> nodes.submit(() -> attempt(persons.get(key % 5), round0 + "-" + key, key % 2 == 0)))
                        .toList();
                for (var one : running) {
                    one.get();
                }
            }
            late += payAndFail(random);
            assertThat(used("FEW")).as("seed=%d round=%d", seed, round).isLessThanOrEqualTo(6 + late);
        }
        for (var person : persons) {
            assertThat(shop.number(
                            "select count(*) from promo_uses u join payments p on p.id = u.id where p.status <> 'failed'"
                                    + " and p.person_id = '" + person + "'"))
                    .isLessThanOrEqualTo(2 + late);
        }
        assertThat(
                        shop.number(
                                "select count(*) from payments p join promo_uses u on u.id = p.id where p.amount = u.full_amount"))
                .isZero();
    }

    private void attempt(PersonId person, String key, boolean small) {
        try {
            buy(person, key, small ? "credits-5" : "credits-10", "FEW");
        } catch (ProblemException refused) {
            assertThat(refused.code().name()).matches("PROMO_CODE_.*|TOO_MANY_INVOICES");
        }
    }

    /** Pays one, fails one, and pays one late; returns how many were paid late. */
    private int payAndFail(Random random) {
        var late = 0;
        for (var status : List.of("pending", "failed")) {
            var ids = shop.database
                    .jdbc()
                    .sql("select id from payments where status = :status order by id")
                    .param("status", status)
                    .query(UUID.class)
                    .list();
            if (ids.isEmpty() || random.nextInt(3) == 0) {
                continue;
            }
            var id = ids.get(random.nextInt(ids.size()));
            if (status.equals("pending") && random.nextBoolean()) {
                shop.database
                        .jdbc()
                        .sql("update payments set status = 'failed', reason = 'expired' where id = :id")
                        .param("id", id)
                        .update();
            } else {
                shop.confirm(shop.gateway().pay(shop.gateway().reference(id)));
                late += status.equals("failed") ? 1 : 0;
            }
        }
        return late;
    }
}
