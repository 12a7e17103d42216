package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.StartPurchase.Started;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that goes back by the gateway that took it. */
class GatewayRefundTest {

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);
    private final Started started = shop.goToPay(anna, "once");
    private final String reference = shop.gateway().reference(started.payment());

    @BeforeEach
    void five_credits_are_paid() {
        shop.confirm(shop.gateway().pay(reference));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void the_gateway_gives_the_money_back_once_and_the_credits_go() {
        shop.refund(started.payment(), false);
        assertThat(shop.available(anna)).isZero();
        shop.refund(started.payment(), false);
        shop.jobs.runDue();
        shop.tell("refunded " + reference + " told");
        shop.jobs.runDue();

        assertThat(shop.gateway().refunds()).isOne();
        assertThat(shop.gateway().payment(reference).refunded()).isEqualTo(new Money("USD", 490));
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.held(anna)).isZero();
        assertThat(shop.events(PaymentRefunded.class)).hasSize(1);
    }

    @Test
    void lost_requests_and_answers_are_asked_again_with_the_same_key() {
        shop.gateway().next(Fault.LOST_REQUEST, Fault.LOST_ANSWER, Fault.LOST_ANSWER);

        shop.refund(started.payment(), false);
        shop.jobs.runFor(Duration.ofMinutes(10), Duration.ofSeconds(30));

        assertThat(shop.gateway().refunds()).isOne();
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void a_refund_that_takes_its_time_is_asked_for_by_its_name() {
        shop.gateway().slow(true);
        shop.refund(started.payment(), false);
        shop.jobs.runDue();
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(shop.number("select count(*) from payment_refunds where gateway_refund is not null"))
                .isOne();

        shop.gateway().slow(false);
        shop.jobs.runFor(Duration.ofMinutes(2), Duration.ofSeconds(10));

        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.gateway().refunds()).isOne();
    }

    @Test
    void a_refusal_gives_the_credits_back_and_the_payment_stands() {
        shop.gateway().next(Fault.REFUSAL);

        shop.refund(started.payment(), false);
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(shop.get(Payments.class).refunds(started.payment()))
                .extracting(Refund::refusal)
                .containsExactly("not that much is left");
    }

    @Test
    void money_that_was_put_aside_goes_back_too() {
        var stray = shop.gateway().add(ScriptedGateway.payment("stray", null, State.PAID, new Money("USD", 777)));
        assertThat(shop.confirm(stray)).isEqualTo(Outcome.PUT_ASIDE);
        var aside = shop.get(Payments.class).putAside(10).getFirst();

        shop.refund(aside.id(), false);
        shop.jobs.runDue();

        assertThat(shop.payment(aside.id()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.gateway().payment("stray").refunded()).isEqualTo(new Money("USD", 777));
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void what_nobody_paid_can_not_go_back() {
        var unpaid = shop.goToPay(anna, "unpaid");

        assertRefused(ProblemCode.NOT_REFUNDABLE, () -> shop.refund(unpaid.payment(), true));
    }
}
