package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.checkout.ConfirmPayment;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.StartPurchase.Started;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five credits for 4.90 USD go back in parts, by our wish and at the gateway itself. */
class RefundPartsTest {

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);
    private final Started started = shop.goToPay(anna, "once");
    private final UUID payment = started.payment();
    private final String reference = shop.gateway().reference(payment);

    @BeforeEach
    void five_credits_are_paid() {
        shop.confirm(shop.gateway().pay(reference));
    }

    @AfterEach
    void the_books_agree() {
        TestBooks.assertAgree(shop.database.jdbc());
        shop.close();
    }

    @Test
    void parts_follow_one_another_until_nothing_is_left() {
        back(100);
        assertThat(shop.available(anna)).isEqualTo(4);
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.COMPLETED);
        back(95);
        assertThat(shop.available(anna)).isEqualTo(4);
        back(1);
        assertThat(shop.available(anna)).isEqualTo(3);
        shop.refund(payment, false);
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isZero();
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.get(Payments.class).refunds(payment))
                .extracting(Refund::amount)
                .containsExactly(100L, 95L, 1L, 294L);
        assertThat(shop.get(Payments.class).refunds(payment))
                .extracting(Refund::taken)
                .containsExactly(Credits.of(1), Credits.ZERO, Credits.of(1), Credits.of(3));
        assertThat(shop.gateway().payment(reference).refunded()).isEqualTo(new Money("USD", 490));
        assertThat(shop.events(PaymentRefunded.class))
                .extracting(PaymentRefunded::back)
                .containsExactly(100L, 195L, 196L, 490L);
        assertThat(shop.events(PaymentRefunded.class))
                .extracting(PaymentRefunded::isWhole)
                .containsExactly(false, false, false, true);
    }

    @Test
    void amounts_that_can_not_be_are_refused_and_nothing_is_held() {
        assertRefused(ProblemCode.REFUND_TOO_LARGE, Map.of("left", 490L), () -> shop.refund(payment, 491L, true));
        for (var amount : List.of(0L, -1L, Long.MIN_VALUE)) {
            assertRefused(ProblemCode.INVALID_REQUEST, () -> shop.refund(payment, amount, true));
        }
        assertRefused(ProblemCode.REFUND_TOO_LARGE, () -> shop.refund(payment, Long.MAX_VALUE, true));
        back(390);
        assertRefused(ProblemCode.REFUND_TOO_LARGE, Map.of("left", 100L), () -> shop.refund(payment, 101L, true));
        back(100);

        assertRefused(ProblemCode.NOT_REFUNDABLE, Map.of("status", "refunded"), () -> shop.refund(payment, 1L, true));
        assertThat(shop.refund(payment, false).amount()).isEqualTo(100);
        assertThat(shop.held(anna)).isZero();
        var unpaid = shop.goToPay(anna, "unpaid").payment();
        assertRefused(ProblemCode.NOT_REFUNDABLE, () -> shop.refund(unpaid, 1L, true));
    }

    @Test
    void stars_go_back_only_whole() {
        var stars = shop.buy(42, anna, "charge");

        assertRefused(ProblemCode.REFUND_ONLY_WHOLE, () -> shop.refund(stars, 204L, true));
        shop.refund(stars, 205L, false);
        shop.jobs.runDue();

        assertThat(shop.payment(stars).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void one_at_a_time_is_asked_for_and_the_same_again_is_the_same() {
        shop.gateway().slow(true);
        var first = shop.refund(payment, 100L, false);

        assertThat(shop.refund(payment, 100L, true).id()).isEqualTo(first.id());
        assertRefused(ProblemCode.REFUND_UNDER_WAY, Map.of("amount", 100L), () -> shop.refund(payment, 101L, true));
        assertRefused(ProblemCode.REFUND_UNDER_WAY, () -> shop.refund(payment, true));
        shop.gateway().slow(false);
        shop.jobs.runDue();
        assertThat(shop.refund(payment, 100L, true).id()).isNotEqualTo(first.id());
        shop.jobs.runDue();
    }

    @Test
    void a_wish_that_is_said_again_is_the_same_also_when_it_is_done() {
        var wish = new RefundWish(UUID.randomUUID(), payment, 100L, "telegram:1", "asked for it", false);
        var refunds = shop.get(RefundPayment.class);
        refunds.refund(wish);
        shop.jobs.runDue();

        assertThat(refunds.refund(wish).status()).isEqualTo(Refund.Status.DONE);
        shop.jobs.runDue();
        var other = new RefundWish(wish.id(), payment, 99L, "telegram:1", "asked for it", false);
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> refunds.refund(other));
        assertThat(shop.gateway().payment(reference).refunded()).isEqualTo(new Money("USD", 100));
    }

    @Test
    void of_many_at_once_no_more_goes_back_than_was_paid() throws Exception {
        var wishes = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> (Callable<Object>) () -> {
                    try {
                        return shop.refund(payment, 150L + number % 5, true);
                    } catch (ProblemException e) {
                        return e.code();
                    }
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : wishes.stream().map(threads::submit).toList()) {
                assertThat(answer.get(60, SECONDS)).isNotNull();
            }
        }
        shop.jobs.runDue();

        assertThat(shop.number("select count(*) from payment_refunds")).isOne();
        assertThat(shop.gateway().refunds()).isOne();
    }

    @Test
    void spent_credits_are_a_shortfall_of_their_part_and_are_not_claimed_by_the_next() {
        shop.spend(anna, 4, "video:a");

        assertRefused(
                ProblemCode.INSUFFICIENT_CREDITS,
                Map.of("need", 2L, "have", 1L),
                () -> shop.refund(payment, 245L, false));
        shop.refund(payment, 245L, true);
        shop.jobs.runDue();
        shop.refund(payment, true);
        shop.jobs.runDue();

        assertThat(shop.get(Payments.class).refunds(payment))
                .extracting(refund -> refund.taken() + " and " + refund.shortfall())
                .containsExactly("1 and 1", "0 and 3");
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void a_refused_part_gives_its_credits_back_and_may_be_asked_for_again() {
        shop.gateway().next(Fault.REFUSAL);
        shop.refund(payment, 245L, false);
        assertThat(shop.available(anna)).isEqualTo(3);
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isEqualTo(5);
        back(245);
        assertThat(shop.available(anna)).isEqualTo(3);
    }

    @Test
    void silence_and_lost_answers_give_a_part_back_once() {
        shop.gateway().silent(true);
        shop.refund(payment, 100L, false);
        shop.jobs.runFor(Duration.ofMinutes(5), Duration.ofSeconds(30));
        assertThat(shop.held(anna)).isEqualTo(1);
        shop.gateway().silent(false);
        shop.gateway().next(Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.LOST_ANSWER);
        shop.tell("refunded " + reference + " told");
        shop.jobs.runFor(Duration.ofHours(1), Duration.ofSeconds(30));

        assertThat(shop.gateway().refunds()).isOne();
        assertThat(shop.number("select sum(amount)::bigint from payment_refunds where status = 'done'"))
                .isEqualTo(100);
        assertThat(shop.available(anna)).isEqualTo(4);
    }

    @Test
    void what_the_gateway_gave_back_itself_is_booked_once_however_often_it_is_told() {
        var older = shop.gateway().giveBack(reference, 100);
        shop.tell("refunded " + reference + " first");
        shop.jobs.runDue();
        shop.gateway().giveBack(reference, 145);
        shop.tell("refunded " + reference + " second");
        shop.tell("refunded " + ScriptedGateway.MONEY + reference + " second-by-another-name");
        shop.jobs.runDue();
        assertThat(shop.confirm(older)).isEqualTo(Outcome.KNOWN);

        assertThat(amounts()).containsExactly(100L, 145L);
        assertThat(shop.available(anna)).isEqualTo(3);
        assertThat(shop.number("select count(*) from payment_differences")).isZero();
        shop.gateway().giveBack(reference, 245);
        shop.tell("refunded " + reference + " rest");
        shop.jobs.runDue();
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void our_refund_that_the_gateway_counts_already_is_not_booked_twice() {
        shop.refund(payment, 100L, false);
        shop.gateway().next(Fault.LOST_ANSWER);
        shop.jobs.runDue();
        assertThat(shop.gateway().payment(reference).refunded()).isEqualTo(new Money("USD", 100));

        shop.tell("refunded " + reference + " ours");
        shop.jobs.runDue();
        assertThat(shop.number("select count(*) from payment_refunds where status = 'done'"))
                .isZero();
        shop.gateway().giveBack(reference, 50);
        shop.tell("refunded " + reference + " theirs");
        shop.jobs.runFor(Duration.ofMinutes(5), Duration.ofSeconds(10));

        assertThat(amounts()).containsExactly(100L, 50L);
    }

    @Test
    void an_answer_from_before_a_refund_of_ours_ended_is_not_booked() {
        var confirm = shop.get(ConfirmPayment.class);
        var asked = confirm.asked(ScriptedGateway.NAME, reference);
        var counted = ScriptedGateway.withRefunded(shop.gateway().payment(reference), 100);
        shop.gateway().next(Fault.REFUSAL);
        shop.refund(payment, 100L, false);
        shop.jobs.runDue();

        assertThat(confirm.confirm(ScriptedGateway.NAME, counted, asked)).isEqualTo(Outcome.KNOWN);

        assertThat(amounts()).isEmpty();
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void money_that_had_gone_back_in_part_when_it_was_told_of_gives_the_rest_of_its_credits() {
        var late = shop.goToPay(anna, "late").payment();
        var named = shop.gateway().reference(late);
        shop.gateway().pay(named);
        shop.gateway().giveBack(named, 98);
        shop.tell("paid " + named);
        shop.tell("refunded " + named + " part");
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isEqualTo(9);
        assertThat(shop.payment(late).status()).isEqualTo(PaymentStatus.COMPLETED);
    }

    @Test
    void money_that_was_put_aside_goes_back_in_parts_too() {
        var stray = shop.gateway().add(ScriptedGateway.payment("stray", null, State.PAID, new Money("USD", 777)));
        shop.confirm(stray);
        var aside = shop.get(Payments.class).putAside(10).getFirst().id();

        shop.refund(aside, 7L, false);
        shop.jobs.runDue();
        assertThat(shop.payment(aside).status()).isEqualTo(PaymentStatus.ASIDE);
        shop.gateway().giveBack("stray", 70);
        shop.tell("refunded stray part");
        shop.jobs.runDue();
        shop.refund(aside, false);
        shop.jobs.runDue();

        assertThat(shop.payment(aside).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.get(Payments.class).refunds(aside))
                .extracting(Refund::amount)
                .containsExactly(7L, 70L, 700L);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void what_can_not_be_compared_is_left_to_an_operator() {
        shop.gateway().change(reference, old -> ScriptedGateway.costing(old, new Money("USD", 500)));
        shop.gateway().giveBack(reference, 100);
        shop.tell("refunded " + reference + " part");
        shop.jobs.runDue();

        assertThat(amounts()).isEmpty();
        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.number("select count(*) from payment_differences where kind = 'partly_refunded'"))
                .isOne();
    }

    @Test
    void an_over_eager_operator_is_refused_by_the_gateway_and_told_how_it_is() {
        shop.gateway().giveBack(reference, 400);
        shop.refund(payment, 200L, false);
        shop.jobs.runDue();

        assertThat(shop.get(Payments.class).refunds(payment))
                .extracting(refund -> refund.amount() + " " + refund.status())
                .containsExactly("200 REFUSED", "400 DONE");
        assertThat(shop.available(anna)).isEqualTo(1);
    }

    private void back(long amount) {
        shop.refund(payment, amount, false);
        shop.jobs.runDue();
    }

    private List<Long> amounts() {
        return shop.get(Payments.class).refunds(payment).stream()
                .filter(refund -> refund.status() == Refund.Status.DONE)
                .map(Refund::amount)
                .toList();
    }
}
