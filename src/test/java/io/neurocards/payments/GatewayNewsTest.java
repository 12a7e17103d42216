package io.neurocards.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.checkout.ForgedNotices;
import io.neurocards.payments.checkout.PaymentDisputed;
import io.neurocards.payments.checkout.StartPurchase.Started;
import io.neurocards.payments.checkout.TakeNotice.Answer;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What gateways tell, and what they are asked when they tell nothing. */
class GatewayNewsTest {

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);
    private final Started started = shop.goToPay(anna, "once");
    private final String reference = shop.gateway().reference(started.payment());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_notification_is_kept_and_the_gateway_asked_before_anything_is_believed() {
        assertThat(shop.tell("paid " + reference)).isEqualTo(Answer.TAKEN);
        shop.jobs.runDue();
        assertThat(shop.available(anna)).isZero();

        shop.gateway().pay(reference);
        assertThat(shop.available(anna)).isZero();
        shop.jobs.runFor(Duration.ofSeconds(30), Duration.ofSeconds(15));

        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void the_same_told_again_is_one_row_and_one_question() {
        shop.gateway().pay(reference);
        for (var time = 0; time < 3; time++) {
            assertThat(shop.tell("paid " + reference)).isEqualTo(Answer.TAKEN);
            shop.jobs.runDue();
        }

        assertThat(shop.number("select count(*) from payment_notices where settled_at is not null"))
                .isOne();
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_gateway_that_does_not_say_is_asked_until_it_does() {
        shop.gateway().pay(reference);
        shop.gateway().next(Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.LOST_ANSWER);

        shop.tell("paid " + reference);
        shop.jobs.runFor(Duration.ofMinutes(1), Duration.ofSeconds(5));

        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void what_is_forged_damaged_or_no_concern_of_ours_leaves_nothing() {
        shop.gateway().pay(reference);

        assertThat(shop.tell("paid " + reference, "guessed")).isEqualTo(Answer.FORGED);
        assertThat(shop.tell("rubbish")).isEqualTo(Answer.MALFORMED);
        assertThat(shop.tell("paid " + "x".repeat(256))).isEqualTo(Answer.MALFORMED);
        assertThat(shop.tell("hello " + reference)).isEqualTo(Answer.TAKEN);

        assertThat(shop.number("select count(*) from payment_notices")).isZero();
        assertThat(shop.get(ForgedNotices.class).counts()).isEqualTo(Map.of("scripted:signature", 1L));
    }

    @Test
    void a_payment_that_the_gateway_does_not_know_changes_nothing() {
        shop.tell("paid nobody");
        shop.tell("disputed nobody fraudulent");
        shop.jobs.runDue();

        assertThat(shop.number("select count(*) from payment_notices where settled_at is null"))
                .isZero();
        assertThat(shop.number("select count(*) from payments")).isOne();
        assertThat(shop.events(PaymentDisputed.class)).isEmpty();
    }

    @Test
    void a_dispute_is_told_to_the_operator_once() {
        shop.confirm(shop.gateway().pay(reference));
        for (var time = 0; time < 2; time++) {
            shop.tell("disputed " + reference + " fraudulent");
            shop.jobs.runDue();
        }

        assertThat(shop.events(PaymentDisputed.class)).singleElement().satisfies(disputed -> {
            assertThat(disputed.paymentId()).contains(started.payment());
            assertThat(disputed.reason()).isEqualTo("fraudulent");
        });
    }

    @Test
    void a_dispute_that_names_the_money_is_of_its_payment() {
        shop.confirm(shop.gateway().pay(reference));
        shop.tell("disputed " + ScriptedGateway.MONEY + reference + " fraudulent");
        shop.jobs.runDue();

        assertThat(shop.events(PaymentDisputed.class))
                .singleElement()
                .satisfies(disputed -> assertThat(disputed.paymentId()).contains(started.payment()));
    }

    @Test
    void nobody_tells_anything_and_the_money_is_found_by_asking() {
        shop.gateway().pay(reference);

        shop.jobs.runFor(Duration.ofSeconds(50), Duration.ofSeconds(10));
        assertThat(shop.available(anna)).isZero();
        shop.jobs.runFor(Duration.ofMinutes(1), Duration.ofSeconds(10));

        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.number("select asked from payment_checkouts")).isOne();
    }

    @Test
    void it_is_asked_for_a_week_also_after_nobody_waits_for_the_money_any_more() {
        shop.jobs.runFor(Duration.ofHours(30), Duration.ofMinutes(10));
        assertThat(shop.payment(started.payment()).reason()).isEqualTo("expired");
        assertThat(shop.number("select asked from payment_checkouts")).isEqualTo(4); // of 1 and 5 minutes, one was late

        shop.gateway().pay(reference);
        shop.jobs.runFor(Duration.ofHours(24), Duration.ofMinutes(10));
        assertThat(shop.available(anna)).isEqualTo(5);

        var abandoned = shop.goToPay(anna, "abandoned");
        shop.jobs.runFor(Duration.ofDays(9), Duration.ofHours(1));
        assertThat(shop.number("select count(*) from payment_checkouts where ask_at is not null"))
                .isZero();
        assertThat(shop.payment(abandoned.payment()).status()).isEqualTo(PaymentStatus.FAILED);
    }
}
