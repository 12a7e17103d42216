package io.neurocards.payments;

import static io.neurocards.payments.gateways.ScriptedGateway.costing;
import static io.neurocards.payments.gateways.ScriptedGateway.ofOrder;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.books.PaymentPutAside;
import io.neurocards.payments.checkout.ConfirmPayment;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.PaymentFailed;
import io.neurocards.payments.checkout.StartPurchase.Started;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfirmPaymentTest {

    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final PaymentsFixture shop =
            new PaymentsFixture(() -> commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0, Map.of());
    private final PersonId anna = shop.join(42);
    private final Started started = shop.goToPay(anna, "once");
    private final String reference = shop.gateway().reference(started.payment());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void money_becomes_credits_once_however_often_it_is_told() {
        assertThat(shop.confirm(shop.gateway().payment(reference))).isEqualTo(Outcome.WAITING);
        var paid = shop.gateway().pay(reference);

        assertThat(shop.confirm(paid)).isEqualTo(Outcome.CREDITED);
        assertThat(shop.confirm(paid)).isEqualTo(Outcome.KNOWN);
        assertThat(shop.confirm(shop.gateway().cancel(reference, "late"))).isEqualTo(Outcome.KNOWN);

        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.payment(started.payment()).chargeId()).isEqualTo(reference);
        assertThat(shop.events(PaymentCompleted.class)).hasSize(1);
        assertThat(shop.number("select fee from payment_checkouts")).isEqualTo(24);
        assertThat(shop.number("select count(*) from payment_checkouts where ask_at is not null"))
                .isZero();
    }

    @Test
    void money_becomes_credits_once_when_many_tell_it_and_answers_to_commit_are_lost() throws Exception {
        var paid = shop.gateway().pay(reference);
        commitsToLose.set(3);
        var outcomes = new ArrayList<Outcome>();
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var answer : IntStream.range(0, 12)
                    .mapToObj(_ -> nodes.submit(() -> shop.confirm(paid)))
                    .toList()) {
                outcomes.add(answer.get(60, SECONDS));
            }
        }

        assertThat(outcomes).hasSize(12).isSubsetOf(Outcome.CREDITED, Outcome.KNOWN);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_cancelled_payment_fails_once_with_the_reason_and_counts_when_it_is_paid_after_all() {
        var cancelled = shop.gateway().cancel(reference, "insufficient_funds");

        assertThat(shop.confirm(cancelled)).isEqualTo(Outcome.FAILED);
        assertThat(shop.confirm(cancelled)).isEqualTo(Outcome.KNOWN);
        assertThat(shop.payment(started.payment()).reason()).isEqualTo("insufficient_funds");
        assertThat(shop.events(PaymentFailed.class))
                .extracting(PaymentFailed::reason)
                .containsExactly("insufficient_funds");

        assertThat(shop.confirm(shop.gateway().pay(reference))).isEqualTo(Outcome.CREDITED);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_payment_that_has_expired_counts_when_it_is_paid_after_all() {
        shop.jobs.runFor(Duration.ofHours(25), Duration.ofHours(1));
        assertThat(shop.payment(started.payment()).reason()).isEqualTo("expired");

        assertThat(shop.confirm(shop.gateway().pay(reference))).isEqualTo(Outcome.CREDITED);
    }

    @Test
    void money_that_is_not_as_was_asked_for_is_put_aside_once_and_the_payment_still_waits() {
        var paid = shop.gateway().pay(reference);
        var other = shop.goToPay(anna, "other");
        var wrong = List.of(
                costing(paid, new Money("USD", 489)),
                costing(paid, new Money("EUR", 490)),
                ofOrder(paid, other.payment()),
                ofOrder(paid, null));
        for (var told : wrong) {
            var own = shop.goToPay(anna, "own " + wrong.indexOf(told));
            var name = shop.gateway().reference(own.payment());
            var mine = shop.gateway()
                    .change(
                            name,
                            old -> ScriptedGateway.payment(
                                    name,
                                    told.order().equals(paid.order())
                                            ? own.payment()
                                            : told.order().orElse(null),
                                    State.PAID,
                                    told.amount()));
            assertThat(shop.confirm(mine)).isEqualTo(Outcome.PUT_ASIDE);
            assertThat(shop.confirm(mine)).isEqualTo(Outcome.KNOWN);
            assertThat(shop.payment(own.payment()).status()).isEqualTo(PaymentStatus.PENDING);
        }

        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::reason)
                .containsExactly("other_amount", "other_currency", "other_order", "other_order");
        assertThat(shop.events(PaymentPutAside.class)).hasSize(4);
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void money_of_no_payment_of_ours_and_of_one_that_is_paid_are_put_aside() {
        shop.confirm(shop.gateway().pay(reference));
        var usd = new Money("USD", 490);
        var stars = shop.start(anna);

        assertThat(shop.confirm(ScriptedGateway.payment("foreign", UuidV7.at(PaymentsFixture.START), State.PAID, usd)))
                .isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.confirm(ScriptedGateway.payment("twice", started.payment(), State.PAID, usd)))
                .isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.confirm(ScriptedGateway.payment("stars", stars.id(), State.PAID, usd)))
                .isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.confirm(ScriptedGateway.payment("gone", stars.id(), State.CANCELLED, usd)))
                .isEqualTo(Outcome.KNOWN);

        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::reason)
                .containsExactly("unknown_order", "already_paid", "other_gateway");
        assertThat(shop.payment(stars.id()).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void test_money_gives_nothing_unless_tests_are_wanted_and_is_marked_for_ever() {
        var paid = ScriptedGateway.test(shop.gateway().pay(reference));

        assertThat(shop.confirm(paid)).isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.get(Payments.class).putAside(10)).singleElement().satisfies(aside -> {
            assertThat(aside.reason()).isEqualTo("test_money");
            assertThat(aside.isTest()).isTrue();
            assertThat(aside.personId()).isEqualTo(anna);
        });
        assertThat(shop.available(anna)).isZero();

        try (var demo = new PaymentsFixture(() -> false, Map.of("neurocards.payments.test-mode", "true"))) {
            var boris = demo.join(43);
            var tried = demo.goToPay(boris, "once");
            var told = ScriptedGateway.test(demo.gateway().pay(demo.gateway().reference(tried.payment())));
            assertThat(demo.confirm(told)).isEqualTo(Outcome.CREDITED);
            assertThat(demo.payment(tried.payment()).isTest()).isTrue();
            assertThat(demo.available(boris)).isEqualTo(5);
        }
    }

    @Test
    void money_that_has_all_gone_back_never_becomes_credits() {
        shop.gateway().pay(reference);
        var back = shop.gateway().giveBack(reference, 490);

        assertThat(shop.confirm(back)).isEqualTo(Outcome.REFUNDED);
        assertThat(shop.confirm(back)).isEqualTo(Outcome.KNOWN);
        assertThat(shop.confirm(ScriptedGateway.payment("foreign", null, State.PAID, new Money("USD", 490))))
                .isEqualTo(Outcome.PUT_ASIDE);

        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.number("select count(*) from ledger_postings where kind = 'purchase'"))
                .isZero();
        assertThat(shop.number("select count(*) from payment_refunds where status = 'done'"))
                .isOne();
    }

    @Test
    void money_that_goes_back_at_the_gateway_takes_its_credits_as_far_as_they_are_there() {
        shop.confirm(shop.gateway().pay(reference));
        shop.spend(anna, 2, "video:1");

        var back = shop.gateway().giveBack(reference, 490);
        assertThat(shop.confirm(back)).isEqualTo(Outcome.REFUNDED);
        assertThat(shop.confirm(back)).isEqualTo(Outcome.KNOWN);

        assertThat(shop.available(anna)).isZero();
        assertThat(shop.events(PaymentRefunded.class))
                .singleElement()
                .satisfies(refunded -> assertThat(refunded.shortfall().amount()).isEqualTo(2));
    }

    @Test
    void another_gateways_payment_of_the_same_name_is_another_one() {
        shop.confirm(shop.gateway().pay(reference));

        var told = ScriptedGateway.payment(reference, null, State.PAID, new Money("USD", 490));
        assertThat(shop.get(ConfirmPayment.class).confirm("other_gateway", told, new ConfirmPayment.Asked(0)))
                .isEqualTo(Outcome.PUT_ASIDE);
    }
}
