package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.gifts.CallBackGift;
import io.neurocards.payments.gifts.GiftBatch;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.payments.gifts.Gifts;
import io.neurocards.payments.gifts.MadeGift;
import io.neurocards.payments.gifts.MakeGift;
import io.neurocards.payments.gifts.RedeemGift;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GiftsTest {

    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final PaymentsFixture shop =
            new PaymentsFixture(() -> commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0, Map.of());
    private final PersonId anna = shop.join(42);
    private final PersonId boris = shop.join(43);

    @BeforeEach
    void ten_credits() {
        grant(anna, 10);
    }

    @AfterEach
    void the_books_agree() {
        TestBooks.assertAgree(shop.database.jdbc());
        shop.close();
    }

    private void grant(PersonId person, long credits) {
        shop.get(Decisions.class)
                .act(() -> shop.get(Ledger.class)
                        .grant(
                                person,
                                Credits.of(credits),
                                "test:" + person,
                                shop.jobs.clock().instant()));
    }

    private MadeGift make(String key, long credits) {
        return shop.get(MakeGift.class).make(OperationId.named(key), anna, credits);
    }

    private RedeemGift.Redeemed redeem(PersonId person, String code) {
        return shop.get(RedeemGift.class).redeem(person, code);
    }

    private Status status(MadeGift made) {
        return shop.get(Gifts.class).madeBy(anna, 100).stream()
                .filter(gift -> gift.id().equals(made.gift().id()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void credits_leave_at_once_and_arrive_with_whoever_types_the_code() {
        commitsToLose.set(1);
        var made = make("once", 4);
        var again = make("once", 4);

        assertThat(again.code()).isEqualTo(made.code()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(shop.available(anna)).isEqualTo(6);
        assertThat(shop.number("select count(*) from gift_codes where digest like '%"
                        + made.code().substring(0, 5) + "%'"))
                .isZero();
        commitsToLose.set(1);
        assertThat(redeem(boris, " gift-" + made.code().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .satisfies(redeemed -> {
                    assertThat(redeemed.credits()).isEqualTo(Credits.of(4));
                    assertThat(redeemed.available()).isEqualTo(Credits.of(4));
                });
        assertThat(redeem(boris, made.code()).available()).isEqualTo(Credits.of(4));
        assertRefused(ProblemCode.GIFT_REDEEMED, () -> redeem(shop.join(44), made.code()));
        assertRefused(
                ProblemCode.GIFT_REDEEMED,
                () -> shop.get(CallBackGift.class).callBack(anna, made.gift().id()));
    }

    @Test
    void what_can_not_be_given_or_taken_is_refused() {
        assertRefused(ProblemCode.INSUFFICIENT_CREDITS, () -> make("much", 11));
        assertRefused(ProblemCode.GIFT_SIZE_INVALID, () -> make("none", 0));
        assertRefused(ProblemCode.GIFT_SIZE_INVALID, () -> make("negative", -5));
        assertRefused(ProblemCode.GIFT_UNKNOWN, () -> redeem(boris, "00000-00000-00000-00000"));
        assertRefused(ProblemCode.GIFT_UNKNOWN, () -> redeem(boris, ""));
        var made = make("own", 4);
        assertRefused(ProblemCode.GIFT_OWN, () -> redeem(anna, made.code()));
        assertRefused(
                ProblemCode.NOT_FOUND,
                () -> shop.get(CallBackGift.class).callBack(boris, made.gift().id()));
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> make("own", 5));
        shop.database
                .jdbc()
                .sql(
                        "insert into bans (id, person_id, reason, banned_by, banned_at) values (gen_random_uuid(), :person, 'x', 'y', now())")
                .param("person", boris.value())
                .update();
        assertRefused(ProblemCode.ACCOUNT_BANNED, () -> redeem(boris, made.code()));
        assertThat(shop.available(anna)).isEqualTo(6);
    }

    @Test
    void a_gift_comes_back_once_when_it_is_called_back_or_over() {
        var back = make("back", 3);
        var over = make("over", 4);

        shop.get(CallBackGift.class).callBack(anna, back.gift().id());
        shop.get(CallBackGift.class).callBack(anna, back.gift().id());
        assertThat(shop.available(anna)).isEqualTo(6);
        assertRefused(ProblemCode.GIFT_CALLED_BACK, () -> redeem(boris, back.code()));
        shop.jobs.runFor(MakeGift.GOOD_FOR.plusDays(1), Duration.ofDays(10));

        assertThat(status(over)).isEqualTo(Status.EXPIRED);
        assertThat(shop.available(anna)).isEqualTo(10);
        assertRefused(ProblemCode.GIFT_EXPIRED, () -> redeem(boris, over.code()));
        shop.get(CallBackGift.class).callBack(anna, over.gift().id());
        assertThat(shop.available(anna)).isEqualTo(10);
    }

    @Test
    void of_two_who_redeem_and_one_who_calls_back_at_once_one_has_it() throws Exception {
        var persons =
                IntStream.range(0, 4).mapToObj(index -> shop.join(100 + index)).toList();
        for (var round = 0; round < 10; round++) {
            grant(shop.join(1000 + round), 1);
            var made = make("round" + round, 1);
            var winners = new AtomicInteger();
            var acts = new ArrayList<Runnable>();
            persons.forEach(person -> acts.add(() -> wins(winners, () -> redeem(person, made.code()))));
            acts.add(() -> wins(
                    winners,
                    () -> shop.get(CallBackGift.class)
                            .callBack(anna, made.gift().id())));
            together(acts);
            assertThat(winners).hasValue(1);
        }

        var all = persons.stream().mapToLong(shop::available).sum() + shop.available(anna);
        assertThat(all).isEqualTo(10);
    }

    private static void together(List<Runnable> acts) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream().map(nodes::submit).toList();
            for (var one : running) {
                one.get();
            }
        }
    }

    private static void wins(AtomicInteger winners, Runnable act) {
        try {
            act.run();
            winners.incrementAndGet();
        } catch (ProblemException _) {
            // another one was first
        }
    }

    @Test
    void redeeming_races_the_end_of_its_time() throws Exception {
        var gifts =
                IntStream.range(0, 5).mapToObj(index -> make("race" + index, 2)).toList();
        together(List.of(
                () -> gifts.forEach(made -> wins(new AtomicInteger(), () -> redeem(boris, made.code()))),
                () -> shop.jobs.runFor(MakeGift.GOOD_FOR.plusDays(1), Duration.ofDays(30))));

        assertThat(shop.available(anna) + shop.available(boris)).isEqualTo(10);
    }

    @Test
    void a_gift_outlives_its_maker_and_what_nobody_redeems_is_given_up() {
        var redeemed = make("redeemed", 3);
        make("forgotten", 3);
        shop.leave(anna);

        assertThat(redeem(boris, redeemed.code()).available()).isEqualTo(Credits.of(3));
        shop.jobs.runFor(MakeGift.GOOD_FOR.plusDays(1), Duration.ofDays(10));

        assertThat(shop.available(anna)).isZero();
        assertRefused(ProblemCode.ACCOUNT_DELETED, () -> redeem(anna, redeemed.code()));
    }

    @Test
    void an_operators_gifts_are_grants_when_they_are_redeemed() {
        var wish = new GiftBatch.Wish(3, 7, shop.jobs.clock().instant().plus(Duration.ofDays(5)), "fair");
        var operation = OperationId.named("batch");
        shop.get(Decisions.class)
                .act(() -> shop.get(GiftBatch.class)
                        .makeWithin(operation, wish, shop.jobs.clock().instant()));

        var made = shop.get(GiftBatch.class).of(operation, 3);
        assertThat(redeem(boris, made.get(0).code()).available()).isEqualTo(Credits.of(7));
        assertThat(redeem(anna, made.get(1).code()).available()).isEqualTo(Credits.of(17));
        shop.jobs.runFor(Duration.ofDays(6), Duration.ofHours(12));

        assertThat(shop.get(Gifts.class).byOperators(10))
                .extracting(gift -> gift.status())
                .containsExactlyInAnyOrderElementsOf(List.of(Status.REDEEMED, Status.REDEEMED, Status.EXPIRED));
    }

    @Test
    void somebody_has_twenty_open_at_most() {
        grant(boris, 30);
        for (var index = 0; index < MakeGift.MOST_OPEN; index++) {
            shop.get(MakeGift.class).make(OperationId.named("one" + index), boris, 1);
        }

        assertRefused(
                ProblemCode.TOO_MANY_GIFTS, () -> shop.get(MakeGift.class).make(OperationId.named("more"), boris, 1));
    }
}
