package io.neurocards.payments;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.PlayStars.Fault;
import io.neurocards.payments.books.RefundRows;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Generated histories of invoices, reports, repetitions, refunds and refunds that Telegram tells of, in any order, on two
 * nodes at once, while one COMMIT in ten loses its answer. The seed is printed; {@code -Dpayments.seed=…} runs one again (the
 * threads still race as they like), and {@code -Dpayments.charges=…} makes it longer.
 */
class PaymentHistoriesTest {

    private static final long SEED = Long.getLong("payments.seed", System.nanoTime());
    private static final int CHARGES = Integer.getInteger("payments.charges", 40);

    /** One hour holds all charges of a history. */
    private static final Map<String, Object> UNLIMITED =
            Map.of("neurocards.payments.most-open-invoices", Integer.toString(CHARGES));

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void whatever_is_repeated_reordered_or_raced_credits_are_what_was_paid_and_not_given_back() throws Exception {
        System.out.println("Payment history: -Dpayments.seed=" + SEED + " -Dpayments.charges=" + CHARGES);
        try (var shop = new PaymentsFixture(() -> commits.incrementAndGet() % 10 == 0, UNLIMITED)) {
            var people = people(shop);
            var reported = new HashSet<String>();
            var steps = new ArrayList<Callable<Object>>();
            for (var charge = 0; charge < CHARGES; charge++) {
                steps.addAll(lifeOf("charge-" + charge, people, shop, reported));
            }
            Collections.shuffle(steps, random);
            shop.telegram.next(faults());

            runOnTwoNodes(steps);
            shop.jobs.runFor(Duration.ofHours(2), Duration.ofMinutes(5));

            assertInvariants(shop, reported);
        }
    }

    private static List<PersonId> people(PaymentsFixture shop) {
        var first = shop.join(100);
        var second = shop.join(101);
        var third = shop.join(102);
        return List.of(first, second, third);
    }

    /** Everything that happens around one charge; most charges are paid as invoiced, and some are not. */
    private List<Callable<Object>> lifeOf(
            String charge, List<PersonId> people, PaymentsFixture shop, Set<String> reported) {
        var payer = random.nextInt(people.size());
        var person = people.get(payer);
        var paid = report(charge, 100L + payer, shop.start(person));
        var steps = new ArrayList<Callable<Object>>();
        for (var repetition = random.nextInt(1, 4); repetition > 0; repetition--) {
            steps.add(() -> shop.confirm(paid));
        }
        for (var wish = random.nextInt(3); wish > 0; wish--) {
            var allowShortfall = random.nextBoolean();
            steps.add(() -> refundByCharge(shop, person, charge, allowShortfall));
        }
        if (random.nextInt(4) == 0) {
            steps.add(() -> told(shop, paid));
            steps.add(() -> told(shop, paid));
        }
        if (random.nextInt(3) == 0) {
            var spent = 1 + random.nextInt(4);
            steps.add(() -> shop.spend(person, spent, "video:" + charge));
        }
        steps.add(() -> askTelegram(shop));
        steps.add(() -> {
            shop.get(ExpirePending.class).run();
            return "";
        });
        reported.add(charge);
        return steps;
    }

    private StarsPaid report(String charge, long telegramId, BuyCredits.PendingPayment pending) {
        var stars = pending.plan().stars();
        return switch (random.nextInt(10)) {
            case 0 -> new StarsPaid(telegramId, pending.payload(), "XTR", stars + 1, charge);
            case 1 -> new StarsPaid(100 + (telegramId - 99) % 3, pending.payload(), "XTR", stars, charge);
            case 2 -> new StarsPaid(telegramId, "forged", "XTR", stars, charge);
            default -> new StarsPaid(telegramId, pending.payload(), "XTR", stars, charge);
        };
    }

    private static Object told(PaymentsFixture shop, StarsPaid returned) {
        shop.telegram.returned().add(returned.chargeId());
        shop.get(RefundPayment.class).told(returned);
        return "";
    }

    private static Object refundByCharge(PaymentsFixture shop, PersonId person, String charge, boolean allowShortfall) {
        return shop.get(Payments.class).latest(person, 500).stream()
                .filter(payment -> charge.equals(payment.chargeId()))
                .findFirst()
                .<Object>map(payment -> shop.refund(payment.id(), allowShortfall))
                .orElse("nothing was paid yet");
    }

    /** Runs the refunds that wait, perhaps beside another node that runs the same. */
    private static Object askTelegram(PaymentsFixture shop) throws Exception {
        for (var refund :
                shop.get(RefundRows.class).requestedBefore(PaymentsFixture.START.plus(Duration.ofDays(1)), 3)) {
            try {
                shop.get(StarsRefundJob.class).run(refund.id());
            } catch (IOException expected) {
                assertThat(expected).hasMessage("Connection reset");
            }
        }
        return "";
    }

    private Fault[] faults() {
        var faults = Fault.values();
        return random.ints(CHARGES, 0, faults.length)
                .mapToObj(fault -> faults[fault])
                .toArray(Fault[]::new);
    }

    private static void runOnTwoNodes(List<Callable<Object>> steps) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var answers = steps.stream()
                    .map(step -> nodes.submit(() -> {
                        try {
                            return step.call();
                        } catch (ProblemException expected) {
                            return expected.code();
                        }
                    }))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get(120, SECONDS)).isNotNull();
            }
        }
    }

    private static void assertInvariants(PaymentsFixture shop, Set<String> reported) {
        TestBooks.assertAgree(shop.database.jdbc());
        assertThat(countsOfWhatMustNotBe(shop))
                .as("seed %d", SEED)
                .allSatisfy((what, number) -> assertThat(number).as(what).isZero());
        assertThat(shop.number("select count(*) from payments where charge_id is not null"))
                .as("every charge is taken down once, seed %d", SEED)
                .isEqualTo(reported.size());
    }

    private static Map<String, Long> countsOfWhatMustNotBe(PaymentsFixture shop) {
        return Map.of(
                "entries that do not sum to zero",
                shop.number("select coalesce(sum(amount), 0)::bigint from ledger_entries"),
                "completed payments without exactly one purchase of their credits",
                shop.number("""
                        select count(*) from payments p where (p.completed_at is not null) <> exists (
                            select from ledger_postings l where l.kind = 'purchase' and l.person_id = p.person_id
                                and l.amount = p.credits and l.reference = 'purchase:payment:' || p.id)
                        """),
                "purchases of no payment",
                shop.number("""
                        select (select count(*) from ledger_postings where kind = 'purchase')
                            - (select count(*) from payments where completed_at is not null)
                        """),
                "sold credits that are neither with completed payments nor the shortfall of refunded ones",
                shop.number("""
                        select coalesce((select -sum(amount) from ledger_entries where account = 'sales'), 0)::bigint
                            - coalesce((select sum(credits) from payments where status = 'completed'), 0)::bigint
                            - coalesce((select sum(shortfall) from payment_refunds where status = 'done'), 0)::bigint
                        """),
                "refunded payments without exactly one refund",
                shop.number("""
                        select count(*) from payments p where (p.status = 'refunded') <> (1 = (
                            select count(*) from payment_refunds r where r.payment_id = p.id and r.status = 'done'))
                        """),
                "refunds that still wait",
                shop.number("select count(*) from payment_refunds where status = 'requested'"),
                "credits that are still held",
                shop.number("select coalesce(sum(held), 0)::bigint from ledger_wallets"),
                "charges that went back although their payment says otherwise",
                shop.telegram.returned().stream()
                        .filter(charge ->
                                shop.number("select count(*) from payments where status = 'refunded' and charge_id = '"
                                                + charge + "'")
                                        != 1)
                        .count());
    }
}
