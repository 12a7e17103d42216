package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.payments.PaymentsFixture.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.PlayStars.Fault;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefundPaymentTest {

    private final PaymentsFixture shop = new PaymentsFixture();
    private final PersonId anna = shop.join(42);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void money_goes_back_and_so_do_the_credits() {
        var payment = shop.buy(42, anna, "charge");

        var refund = shop.refund(payment, false);

        assertThat(refund.status()).isEqualTo(Refund.Status.REQUESTED);
        assertThat(shop.available(anna)).isZero();
        assertThat(shop.held(anna)).isEqualTo(5);
        assertThat(shop.telegram.returned()).isEmpty();

        shop.jobs.runDue();

        assertThat(shop.telegram.returned()).containsExactly("charge");
        assertThat(shop.held(anna)).isZero();
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(only(payment).taken()).isEqualTo(Credits.of(5));
        assertThat(shop.events(PaymentRefunded.class)).hasSize(1);
    }

    @Test
    void a_refund_asked_for_twice_is_one() {
        var payment = shop.buy(42, anna, "charge");

        var first = shop.refund(payment, false);
        var second = shop.refund(payment, true);
        shop.jobs.runDue();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(shop.refund(payment, false).status()).isEqualTo(Refund.Status.DONE);
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void spent_credits_stop_a_refund_unless_a_shortfall_is_allowed() {
        var payment = shop.buy(42, anna, "charge");
        shop.spend(anna, 3, "video:a");

        assertRefused(
                ProblemCode.INSUFFICIENT_CREDITS, Map.of("need", 5L, "have", 2L), () -> shop.refund(payment, false));
        assertThat(shop.available(anna)).isEqualTo(2);
        shop.refund(payment, true);
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isZero();
        assertThat(only(payment).taken()).isEqualTo(Credits.of(2));
        assertThat(only(payment).shortfall()).isEqualTo(Credits.of(3));
    }

    @Test
    void a_refund_of_which_nothing_is_left_takes_nothing() {
        var payment = shop.buy(42, anna, "charge");
        shop.spend(anna, 5, "video:a");

        shop.refund(payment, true);
        shop.jobs.runDue();

        assertThat(shop.available(anna)).isZero();
        assertThat(only(payment).shortfall()).isEqualTo(Credits.of(5));
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void an_uncertain_answer_is_asked_for_again_until_it_is_certain() {
        var payment = shop.buy(42, anna, "charge");
        shop.telegram.next(Fault.LOST_REQUEST, Fault.BROKEN_CONNECTION, Fault.LOST_ANSWER);
        shop.refund(payment, false);

        shop.jobs.runFor(Duration.ofMinutes(10), Duration.ofSeconds(30));

        assertThat(only(payment).status()).isEqualTo(Refund.Status.DONE);
        assertThat(shop.telegram.returned()).containsExactly("charge");
        assertThat(shop.available(anna)).isZero();
    }

    @Test
    void a_refund_that_telegram_refuses_leaves_the_credits_with_the_customer() {
        var payment = shop.buy(42, anna, "charge");
        shop.telegram.next(Fault.REFUSAL);
        shop.refund(payment, false);

        shop.jobs.runDue();

        assertThat(only(payment).status()).isEqualTo(Refund.Status.REFUSED);
        assertThat(only(payment).refusal()).contains("CHARGE_NOT_FOUND");
        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.refund(payment, false).status()).isEqualTo(Refund.Status.REQUESTED);
    }

    @Test
    void a_refund_whose_job_was_lost_is_taken_up_again() {
        var payment = shop.buy(42, anna, "charge");
        shop.refund(payment, false);
        shop.database
                .jdbc()
                .sql("delete from scheduled_tasks where task_name = 'payments-stars-refund'")
                .update();

        shop.jobs.runFor(Duration.ofMinutes(70), Duration.ofMinutes(5));

        assertThat(shop.payment(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void a_refund_that_telegram_tells_of_takes_what_is_there() {
        var pending = shop.start(anna);
        shop.confirm(paid(42, pending, "charge"));
        shop.spend(anna, 1, "video:a");

        shop.get(RefundPayment.class).told(paid(42, pending, "charge"));
        shop.get(RefundPayment.class).told(paid(42, pending, "charge"));

        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.available(anna)).isZero();
        assertThat(only(pending.id()).by()).isEqualTo("telegram");
        assertThat(only(pending.id()).shortfall()).isEqualTo(Credits.of(1));
        assertThat(shop.events(PaymentRefunded.class)).hasSize(1);
    }

    @Test
    void what_telegram_tells_ends_the_refund_that_was_asked_for() {
        var pending = shop.start(anna);
        shop.confirm(paid(42, pending, "charge"));
        shop.telegram.next(Fault.LOST_ANSWER);
        shop.refund(pending.id(), false);

        shop.get(RefundPayment.class).told(paid(42, pending, "charge"));
        shop.jobs.runFor(Duration.ofMinutes(2), Duration.ofSeconds(30));

        assertThat(only(pending.id()).status()).isEqualTo(Refund.Status.DONE);
        assertThat(only(pending.id()).by()).isEqualTo("telegram:1");
        assertThat(shop.held(anna) + shop.available(anna)).isZero();
    }

    @Test
    void money_that_went_back_before_it_was_reported_never_becomes_credits() {
        var pending = shop.start(anna);
        var unknown = new StarsPaid(42, "not ours", "XTR", 7, "other");

        shop.get(RefundPayment.class).told(paid(42, pending, "charge"));
        shop.get(RefundPayment.class).told(unknown);

        assertRefused(
                ProblemCode.PAYMENT_PUT_ASIDE,
                Map.of("reason", "refunded"),
                () -> shop.confirm(paid(42, pending, "charge")));
        assertRefused(ProblemCode.PAYMENT_PUT_ASIDE, Map.of("reason", "refunded"), () -> shop.confirm(unknown));
        assertThat(shop.available(anna)).isZero();
        assertThat(shop.number("select count(*) from payments where status = 'refunded'"))
                .isEqualTo(2);
    }

    @Test
    void money_that_was_put_aside_goes_back_without_touching_credits() {
        shop.buy(42, anna, "charge");
        assertRefused(ProblemCode.PAYMENT_PUT_ASIDE, () -> shop.confirm(new StarsPaid(42, "?", "XTR", 7, "strange")));
        var aside = shop.get(Payments.class).putAside(1).getFirst();

        shop.refund(aside.id(), false);
        shop.jobs.runDue();

        assertThat(shop.telegram.returned()).containsExactly("strange");
        assertThat(shop.payment(aside.id()).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void what_was_never_paid_is_not_refunded() {
        var pending = shop.start(anna);

        assertRefused(ProblemCode.NOT_REFUNDABLE, Map.of("status", "pending"), () -> shop.refund(pending.id(), true));
        assertRefused(ProblemCode.NOT_FOUND, () -> shop.refund(UUID.randomUUID(), true));
    }

    @Test
    void a_refund_without_a_reason_is_refused() {
        var payment = shop.buy(42, anna, "charge");
        var refunds = shop.get(RefundPayment.class);

        assertRefused(ProblemCode.INVALID_REQUEST, () -> refunds.refund(wish(payment, " ")));
        assertRefused(ProblemCode.TEXT_TOO_LONG, () -> refunds.refund(wish(payment, "x".repeat(501))));
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    private static RefundWish wish(UUID payment, String reason) {
        return new RefundWish(UUID.randomUUID(), payment, null, "telegram:1", reason, false);
    }

    private Refund only(UUID payment) {
        var refunds = shop.get(Payments.class).refunds(payment);
        assertThat(refunds).hasSize(1);
        return refunds.getFirst();
    }
}
