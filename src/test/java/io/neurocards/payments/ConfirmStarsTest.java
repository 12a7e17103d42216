package io.neurocards.payments;

import static io.neurocards.accounts.Problems.assertRefused;
import static io.neurocards.payments.PaymentsFixture.paid;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.payments.ConfirmStars.Confirmed;
import io.neurocards.payments.books.PaymentPutAside;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfirmStarsTest {

    private final AtomicInteger commitsToLose = new AtomicInteger();
    private final PaymentsFixture shop =
            new PaymentsFixture(() -> commitsToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0, Map.of());
    private final PersonId anna = shop.join(42);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void the_four_packages_are_for_sale_at_their_prices() {
        var plans = shop.get(Plans.class).forSale();

        assertThat(plans)
                .containsExactly(
                        new Plan("credits-5", Credits.of(5), 39_000, 205),
                        new Plan("credits-10", Credits.of(10), 69_000, 365),
                        new Plan("credits-30", Credits.of(30), 179_000, 940),
                        new Plan("credits-100", Credits.of(100), 499_000, 2625));
    }

    @Test
    void a_changed_price_counts_for_the_next_invoice_and_not_for_the_last() {
        var old = shop.start(anna);
        shop.database
                .jdbc()
                .sql("update pricing_plans set stars = 300, credits = 6 where code = 'credits-5'")
                .update();

        var fresh = shop.start(anna);

        assertThat(fresh.plan().stars()).isEqualTo(300);
        assertThat(shop.confirm(paid(42, old, "old")).credits()).isEqualTo(Credits.of(5));
        assertThat(shop.confirm(paid(42, fresh, "fresh")).available()).isEqualTo(Credits.of(11));
    }

    @Test
    void a_plan_that_is_not_for_sale_is_refused() {
        shop.database
                .jdbc()
                .sql("update pricing_plans set on_sale = false where code = 'credits-5'")
                .update();

        assertRefused(ProblemCode.PLAN_UNKNOWN, () -> shop.start(anna));
        assertRefused(ProblemCode.PLAN_UNKNOWN, () -> shop.get(BuyCredits.class).start(anna, "free"));
    }

    @Test
    void who_accepted_no_terms_buys_nothing() {
        assertRefused(ProblemCode.TERMS_NOT_ACCEPTED, () -> shop.start(PersonId.at(PaymentsFixture.START)));
    }

    @Test
    void a_payment_becomes_credits_once_however_often_it_is_reported() {
        var pending = shop.start(anna);
        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.PENDING);

        var first = shop.confirm(paid(42, pending, "charge"));
        var second = shop.confirm(paid(42, pending, "charge"));

        assertThat(first).isEqualTo(new Confirmed(anna, Credits.of(5), Credits.of(5), true));
        assertThat(second).isEqualTo(new Confirmed(anna, Credits.of(5), Credits.of(5), false));
        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.COMPLETED);
        assertThat(shop.events(PaymentCompleted.class)).hasSize(1);
    }

    @Test
    void sixteen_reports_at_once_are_one_purchase() throws Exception {
        var pending = shop.start(anna);
        var start = new CountDownLatch(1);
        var firsts = 0;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return shop.confirm(paid(42, pending, "charge"));
                    }))
                    .toList();
            start.countDown();
            for (var report : reports) {
                firsts += report.get(30, SECONDS).first() ? 1 : 0;
            }
        }

        assertThat(firsts).isEqualTo(1);
        assertThat(shop.available(anna)).isEqualTo(5);
    }

    @Test
    void a_payment_whose_commit_was_not_answered_is_there_once() {
        commitsToLose.set(1);
        var pending = shop.start(anna);
        assertThat(commitsToLose).hasValue(0);
        commitsToLose.set(1);

        var confirmed = shop.confirm(paid(42, pending, "charge"));

        assertThat(commitsToLose).hasValue(0);
        assertThat(confirmed.first()).isTrue();
        assertThat(shop.confirm(paid(42, pending, "charge")).first()).isFalse();
        assertThat(shop.available(anna)).isEqualTo(5);
        assertThat(shop.number("select count(*) from payments")).isEqualTo(1);
    }

    @Test
    void an_invoice_that_expired_is_honoured_when_it_is_paid_after_all() {
        var pending = shop.start(anna);
        shop.jobs.advance(Duration.ofHours(25));
        shop.jobs.runDue();
        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(shop.payment(pending.id()).reason()).isEqualTo("expired");

        var confirmed = shop.confirm(paid(42, pending, "charge"));

        assertThat(confirmed.available()).isEqualTo(Credits.of(5));
        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.COMPLETED);
    }

    @Test
    void an_invoice_paid_by_two_charges_gives_its_credits_for_both() {
        var pending = shop.start(anna);

        shop.confirm(paid(42, pending, "one"));
        var again = shop.confirm(paid(42, pending, "two"));

        assertThat(again).isEqualTo(new Confirmed(anna, Credits.of(5), Credits.of(10), true));
        assertThat(shop.get(Payments.class).latest(anna, 10))
                .extracting(Payment::chargeId)
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void money_that_fits_no_invoice_is_put_aside_and_gives_no_credits() {
        shop.join(43);
        var pending = shop.start(anna);
        var stars = pending.plan().stars();

        assertAside("other_amount", new StarsPaid(42, pending.payload(), "XTR", stars - 1, "a"));
        assertAside("other_currency", new StarsPaid(42, pending.payload(), "RUB", stars, "b"));
        assertAside("other_customer", new StarsPaid(43, pending.payload(), "XTR", stars, "c"));
        assertAside("other_customer", new StarsPaid(99, pending.payload(), "XTR", stars, "d"));
        assertAside("unknown_payload", new StarsPaid(42, "credits:" + UUID.randomUUID(), "XTR", stars, "e"));
        assertAside("unknown_payload", new StarsPaid(42, "credits:100", "XTR", 1, "f"));
        assertAside("unknown_payload", new StarsPaid(42, "' or true --\u0000", "XTR", 1, "g"));

        assertThat(shop.payment(pending.id()).status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(shop.number("select count(*) from ledger_postings")).isZero();
        assertThat(shop.get(Payments.class).withoutCredits(anna, 10))
                .extracting(Payment::chargeId)
                .containsExactlyInAnyOrder("a", "b", "e", "f", "g");
        assertThat(shop.get(Payments.class).putAside(10))
                .extracting(Payment::chargeId)
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
        assertThat(shop.events(PaymentPutAside.class)).hasSize(7);
        assertThat(shop.confirm(paid(42, pending, "right")).available()).isEqualTo(Credits.of(5));
        assertThat(shop.get(Payments.class).withoutCredits(anna, 10)).hasSize(5);
    }

    private void assertAside(String reason, StarsPaid paid) {
        assertRefused(ProblemCode.PAYMENT_PUT_ASIDE, Map.of("reason", reason), () -> shop.confirm(paid));
        assertRefused(ProblemCode.PAYMENT_PUT_ASIDE, Map.of("reason", reason), () -> shop.confirm(paid));
    }

    @Test
    void unpaid_invoices_do_not_pile_up() {
        var buy = shop.get(BuyCredits.class);
        var first = shop.start(anna);
        for (var number = 2; number <= 9; number++) {
            shop.start(anna);
        }
        var tenth = shop.start(anna);

        var again = shop.start(anna);

        assertThat(again.id()).isEqualTo(tenth.id());
        assertThat(again.payload()).isEqualTo(tenth.payload());
        assertRefused(ProblemCode.TOO_MANY_INVOICES, Map.of("limit", 10), () -> buy.start(anna, "credits-10"));
        shop.confirm(paid(42, first, "charge"));
        assertThat(buy.start(anna, "credits-10").plan().stars()).isEqualTo(365);
        shop.jobs.runFor(Duration.ofMinutes(61), Duration.ofMinutes(5));
        assertThat(shop.start(anna).id()).isNotEqualTo(tenth.id());
        assertThat(shop.get(Payments.class).latest(anna, 50)).hasSize(12);
    }

    @Test
    void buyers_who_press_at_once_are_counted_one_after_another() throws Exception {
        var presses = new java.util.ArrayList<Thread>();
        for (var press = 0; press < 24; press++) {
            presses.add(Thread.ofVirtual().start(() -> shop.start(anna)));
        }
        for (var press : presses) {
            press.join();
        }

        assertThat(shop.get(Payments.class).latest(anna, 50)).hasSize(10);
    }

    @Test
    void the_last_look_before_paying_lets_only_the_invoiced_payment_pass() {
        shop.join(43);
        var pending = shop.start(anna);
        var late = shop.start(anna);
        var stars = pending.plan().stars();

        shop.get(StarsCheckout.class).check(pending.payload(), 42, "XTR", stars);

        assertNotExpected("other_customer", pending.payload(), 43, "XTR", stars);
        assertNotExpected("other_customer", pending.payload(), 99, "XTR", stars);
        assertNotExpected("other_currency", pending.payload(), 42, "USD", stars);
        assertNotExpected("other_amount", pending.payload(), 42, "XTR", 1);
        assertNotExpected("unknown_payload", "credits:" + UUID.randomUUID(), 42, "XTR", stars);
        assertNotExpected("unknown_payload", "", 42, "XTR", stars);
        shop.confirm(paid(42, pending, "charge"));
        assertNotExpected("already_paid", pending.payload(), 42, "XTR", stars);
        shop.jobs.advance(Duration.ofHours(24));
        assertNotExpected("expired", late.payload(), 42, "XTR", stars);
    }

    private void assertNotExpected(String reason, String payload, long telegramId, String currency, long amount) {
        assertRefused(
                ProblemCode.PAYMENT_NOT_EXPECTED,
                Map.of("reason", reason),
                () -> shop.get(StarsCheckout.class).check(payload, telegramId, currency, amount));
    }
}
