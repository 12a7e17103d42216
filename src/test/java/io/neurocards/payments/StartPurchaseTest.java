package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.payments.PaymentsFixture.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartPurchaseTest {

    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final PaymentsFixture shop =
            new PaymentsFixture(() -> commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0, Map.of());
    private final PersonId anna = shop.join(42);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_plan_has_its_price_in_each_currency_that_it_is_sold_for() {
        var plans = shop.get(Plans.class);
        var five = plans.onSale("credits-5").orElseThrow();

        assertThat(plans.price(five, "RUB")).contains(new Money("RUB", 39_000));
        assertThat(plans.price(five, "XTR")).contains(new Money("XTR", 205));
        assertThat(plans.price(five, "USD")).contains(new Money("USD", 490));
        assertThat(plans.price(five, "EUR")).isEmpty();
        assertThat(plans.forSale().stream()
                        .map(plan -> plans.price(plan, "USD").orElseThrow().minor()))
                .containsExactly(490L, 890L, 2290L, 6290L);
    }

    @Test
    void a_purchase_waits_with_its_page_and_is_known_before_the_gateway_is_asked() {
        var started = shop.goToPay(anna, "once");

        assertThat(started.page()).isEqualTo(URI.create("https://pay.example/pay-1"));
        assertThat(started.price()).isEqualTo(new Money("USD", 490));
        assertThat(shop.payment(started.payment())).satisfies(payment -> {
            assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
            assertThat(payment.gateway()).isEqualTo(ScriptedGateway.NAME);
            assertThat(payment.platform()).isEqualTo(Platform.WEBSITE);
            assertThat(payment.isTest()).isFalse();
            assertThat(payment.credits()).isEqualTo(5);
        });
        assertThat(shop.gateway().latest().orElseThrow().title()).isEqualTo("Credits: 5");
    }

    @Test
    void the_same_wish_gets_the_same_page_also_from_two_at_once_and_when_answers_to_commit_are_lost() throws Exception {
        commitsToLose.set(2);
        var pages = new HashSet<URI>();
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(_ -> nodes.submit(() -> shop.goToPay(anna, "once")))
                    .toList();
            for (var answer : answers) {
                pages.add(answer.get().page());
            }
        }

        assertThat(pages).hasSize(1);
        assertThat(shop.number("select count(*) from payments")).isOne();
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> start("once", wishFor("credits-10", null)));
    }

    @Test
    void a_gateway_that_is_silent_for_a_while_is_asked_again_with_the_same_key() {
        shop.gateway().next(Fault.LOST_ANSWER, Fault.LOST_REQUEST);

        var started = shop.goToPay(anna, "once");

        assertThat(shop.gateway().opened()).isEqualTo(3);
        assertThat(shop.gateway().reference(started.payment())).isEqualTo("pay-1");
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void a_gateway_that_stays_silent_leaves_no_ghost_and_a_page_that_there_was_after_all_still_counts() {
        shop.gateway().next(Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.LOST_REQUEST);

        assertRefused(ProblemCode.PAYMENT_GATEWAY_UNAVAILABLE, () -> shop.goToPay(anna, "once"));
        assertRefused(ProblemCode.PAYMENT_GATEWAY_UNAVAILABLE, () -> shop.goToPay(anna, "once"));

        assertThat(shop.gateway().opened()).isEqualTo(3);
        var failed = shop.get(Payments.class).latest(anna, 10).getFirst();
        assertThat(failed.reason()).isEqualTo("gateway_silent");
        shop.confirm(shop.gateway().pay(shop.gateway().reference(failed.id())));
        assertThat(shop.payment(failed.id()).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_gateway_that_refuses_is_not_asked_again() {
        shop.gateway().next(Fault.REFUSAL);

        assertRefused(ProblemCode.PAYMENT_NOT_POSSIBLE, () -> shop.goToPay(anna, "once"));
        assertRefused(ProblemCode.PAYMENT_NOT_POSSIBLE, () -> shop.goToPay(anna, "once"));

        assertThat(shop.gateway().opened()).isOne();
        assertThat(shop.get(Payments.class).latest(anna, 10).getFirst().reason())
                .isEqualTo("gateway_refused");
    }

    @Test
    void a_payment_whose_process_died_before_the_gateway_answered_does_not_wait_for_ever() {
        var started = shop.goToPay(anna, "once");
        shop.database.jdbc().sql("delete from payment_checkouts").update();
        shop.database.jdbc().sql("""
                        insert into payment_checkouts (id, gateway, language, return_to, asked, created_at)
                        select id, gateway, 'en', 'https://neurocards.example/', 0, created_at from payments
                        """).update();

        shop.jobs.runFor(Duration.ofMinutes(4), Duration.ofMinutes(1));
        assertThat(shop.payment(started.payment()).status()).isEqualTo(PaymentStatus.PENDING);
        shop.jobs.runFor(Duration.ofMinutes(3), Duration.ofMinutes(1));

        assertThat(shop.payment(started.payment()).reason()).isEqualTo("gateway_silent");
    }

    @Test
    void what_can_not_be_sold_is_refused_and_leaves_nothing() {
        shop.database.jdbc().sql("delete from plan_prices").update();

        assertRefused(ProblemCode.NOT_SOLD_IN_CURRENCY, () -> shop.goToPay(anna, "once"));
        assertRefused(ProblemCode.PLAN_UNKNOWN, () -> start("unknown", wishFor("free", null)));
        assertRefused(
                ProblemCode.TERMS_NOT_ACCEPTED, () -> shop.goToPay(PersonId.at(PaymentsFixture.START), "stranger"));
        var elsewhere = new PurchaseWish(
                anna, "credits-5", "nobody", Platform.WEBSITE, null, wish(anna).returnTo(), Locale.ENGLISH);
        assertRefused(ProblemCode.INVALID_REQUEST, () -> start("nobody", elsewhere));
        assertThatThrownBy(() -> new PurchaseWish(
                        anna,
                        "credits-5",
                        "scripted",
                        Platform.WEBSITE,
                        null,
                        URI.create("javascript:alert(1)"),
                        Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(shop.number("select count(*) from payments")).isZero();
    }

    @Test
    void a_receipt_needs_somewhere_to_go_and_the_same_place_each_time() {
        shop.gateway().needContact();

        assertRefused(ProblemCode.CONTACT_NEEDED, () -> shop.goToPay(anna, "once"));
        start("with", wishFor("credits-5", new ReceiptContact.Phone("79001234567")));

        assertThat(shop.gateway().latest().orElseThrow().contact()).isEqualTo(new ReceiptContact.Phone("79001234567"));
    }

    @Test
    void whoever_leaves_takes_the_contact_along_and_money_that_comes_later_is_nobodys_credits() {
        var started = start("with", wishFor("credits-5", new ReceiptContact.Email("anna@example.org")));
        var reference = shop.gateway().reference(started.payment());
        shop.tell("paid " + reference);

        shop.leave(anna);

        assertThat(shop.number(
                        "select count(*) from payment_checkouts where contact is not null or contact_kind is not null"))
                .isZero();
        assertThat(shop.number("select count(*) from payment_notices")).isZero();
        assertThat(shop.payment(started.payment()).reason()).isEqualTo("erased");
        assertThat(shop.confirm(shop.gateway().pay(reference))).isEqualTo(Outcome.PUT_ASIDE);
        assertThat(shop.available(anna)).isZero();
        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::reason)
                .containsExactly("erased");
    }

    @Test
    void whoever_has_many_unpaid_ones_gets_the_latest_of_the_same_page_again() {
        for (var number = 0; number < 9; number++) {
            shop.goToPay(anna, "page " + number);
        }
        shop.start(anna);
        var latest = shop.get(Payments.class).latest(anna, 10).stream()
                .filter(payment -> payment.gateway().equals(ScriptedGateway.NAME))
                .findFirst();

        var again = shop.goToPay(anna, "one more");

        assertThat(Optional.of(again.payment())).isEqualTo(latest.map(Payment::id));
        assertRefused(ProblemCode.TOO_MANY_INVOICES, () -> start("another", wishFor("credits-10", null)));
        assertThat(shop.number("select count(*) from payments")).isEqualTo(10);
    }

    private StartPurchase.Started start(String key, PurchaseWish wish) {
        return shop.get(StartPurchase.class).start(OperationId.named(key), wish);
    }

    private PurchaseWish wishFor(String plan, ReceiptContact contact) {
        return new PurchaseWish(
                anna,
                plan,
                ScriptedGateway.NAME,
                Platform.WEBSITE,
                contact,
                wish(anna).returnTo(),
                Locale.ENGLISH);
    }
}
