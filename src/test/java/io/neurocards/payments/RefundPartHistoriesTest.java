package io.neurocards.payments;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.jobs.JobHandler;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.payments.books.RefundRows;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated histories of money that goes back in parts: by our wish and at the gateway itself, told never, twice or late, while our own
 * refunds are lost, slow, refused, or counted by the gateway and then failed after all, on two nodes at once, and one COMMIT in ten
 * loses its answer. At the end we say of each payment exactly what the gateway says. The seed is printed; {@code -Dpayments.seed=…}
 * runs one again, and {@code -Dpayments.purchases=…} makes it longer.
 */
@Thorough
class RefundPartHistoriesTest {

    private static final long SEED = Long.getLong("payments.seed", System.nanoTime());
    private static final int PURCHASES = Integer.getInteger("payments.purchases", 30);
    private static final Set<ProblemCode> POSSIBLE = Set.of(
            ProblemCode.REFUND_UNDER_WAY,
            ProblemCode.REFUND_TOO_LARGE,
            ProblemCode.NOT_REFUNDABLE,
            ProblemCode.INSUFFICIENT_CREDITS);

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();
    private final Map<String, Long> theirs = new ConcurrentHashMap<>();

    @Test
    void whatever_is_asked_told_lost_or_raced_each_part_is_booked_once() throws Exception {
        System.out.println("Refund history: -Dpayments.seed=" + SEED + " -Dpayments.purchases=" + PURCHASES);
        Map<String, Object> settings =
                Map.of("neurocards.payments.most-open-invoices", Integer.toString(PURCHASES + 1));
        try (var shop = new PaymentsFixture(() -> commits.incrementAndGet() % 10 == 0, settings)) {
            var people = List.of(shop.join(100), shop.join(101), shop.join(102));
            var steps = new ArrayList<Callable<Object>>();
            for (var number = 0; number < PURCHASES; number++) {
                var person = people.get(random.nextInt(3));
                var payment = shop.goToPay(person, "purchase " + number).payment();
                var reference = shop.gateway().reference(payment);
                if (random.nextInt(5) > 0) {
                    shop.confirm(shop.gateway().pay(reference));
                } else {
                    shop.gateway().pay(reference);
                }
                steps.addAll(lifeOf(payment, reference, person, shop));
            }
            Collections.shuffle(steps, random);
            shop.gateway().next(faults());

            runOnTwoNodes(steps);
            shop.jobs.runFor(Duration.ofHours(6), Duration.ofMinutes(1));
            shop.gateway().all().forEach(one -> shop.tell("refunded " + one.reference() + " at-last"));
            shop.jobs.runFor(Duration.ofHours(6), Duration.ofMinutes(5));

            assertInvariants(shop);
            TestBooks.assertAgree(shop.database.jdbc());
        }
    }

    private List<Callable<Object>> lifeOf(UUID payment, String reference, PersonId person, PaymentsFixture shop) {
        var steps = new ArrayList<Callable<Object>>();
        for (var wish = random.nextInt(4); wish > 0; wish--) {
            var amount = random.nextInt(4) == 0 ? null : Long.valueOf(1 + random.nextInt(300));
            var allowShortfall = random.nextBoolean();
            steps.add(() -> wish(shop, payment, amount, allowShortfall));
            steps.add(() -> runRefunds(shop));
        }
        for (var part = random.nextInt(3); part > 0; part--) {
            var amount = 1 + random.nextInt(250);
            var last = random.nextInt(6) == 0;
            steps.add(() -> giveBack(shop.gateway(), reference, last ? 490 : amount));
        }
        for (var told = random.nextInt(5); told > 0; told--) {
            var words = "refunded " + (random.nextBoolean() ? ScriptedGateway.MONEY : "") + reference + " n"
                    + random.nextInt(3);
            steps.add(() -> shop.tell(words));
            steps.add(() -> ask(shop, payment));
        }
        if (random.nextInt(3) == 0) {
            steps.add(() -> shop.spend(person, 2, "video:" + payment));
        }
        return steps;
    }

    private static Object wish(PaymentsFixture shop, UUID payment, @Nullable Long amount, boolean allowShortfall) {
        try {
            return shop.refund(payment, amount, allowShortfall);
        } catch (ProblemException e) {
            assertThat(POSSIBLE).contains(e.code());
            return e.code();
        }
    }

    /** Somebody gives money back at the gateway itself, as far as it is there. */
    private Object giveBack(ScriptedGateway gateway, String reference, long wanted) {
        return gateway.change(reference, old -> {
            var there = Math.min(wanted, old.amount().minor() - old.refunded().minor());
            theirs.merge(reference, there, Long::sum);
            return ScriptedGateway.withRefunded(old, there);
        });
    }

    private static Object runRefunds(PaymentsFixture shop) throws Exception {
        for (var refund :
                shop.get(RefundRows.class).requestedBefore(PaymentsFixture.START.plus(Duration.ofDays(1)), 3)) {
            run(shop, "payments-gateway-refund", refund.id());
        }
        return "";
    }

    private static Object ask(PaymentsFixture shop, UUID payment) throws Exception {
        return run(shop, "payments-ask-gateway", payment);
    }

    private static Object run(PaymentsFixture shop, String type, UUID id) throws Exception {
        for (var handler : shop.ours(JobHandler.class)) {
            if (handler.type().name().equals(type)) {
                try {
                    return handler.run(id);
                } catch (IOException expected) {
                    return expected;
                }
            }
        }
        throw new IllegalStateException(type);
    }

    private Fault[] faults() {
        return random.ints(PURCHASES * 6L, 0, 16)
                .mapToObj(fault -> switch (fault) {
                    case 0, 1 -> Fault.LOST_ANSWER;
                    case 2 -> Fault.LOST_REQUEST;
                    case 3 -> Fault.REFUSAL;
                    case 4, 5 -> Fault.BOUNCE;
                    default -> Fault.NONE;
                })
                .toArray(Fault[]::new);
    }

    private static void runOnTwoNodes(List<Callable<Object>> steps) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var answer : steps.stream().map(nodes::submit).toList()) {
                assertThat(answer.get(120, SECONDS)).isNotNull();
            }
        }
    }

    private void assertInvariants(PaymentsFixture shop) {
        for (var there : shop.gateway().all()) {
            var payment = shop.byCharge(there.reference()).orElseThrow();
            var refunds = shop.get(Payments.class).refunds(payment.id());
            var what = there + " " + refunds;
            assertThat(sum(refunds, refund -> refund.status() == Refund.Status.DONE))
                    .as(what)
                    .isEqualTo(there.refunded().minor());
            assertThat(sum(
                            refunds,
                            refund -> refund.status() == Refund.Status.DONE
                                    && refund.by().equals(ScriptedGateway.NAME)))
                    .as(what)
                    .isEqualTo(theirs.getOrDefault(there.reference(), 0L));
            assertThat(payment.status() == PaymentStatus.REFUNDED)
                    .as(what)
                    .isEqualTo(there.refunded().equals(there.amount()));
        }
        assertThat(Map.of(
                        "refunds that still wait",
                        shop.number("select count(*) from payment_refunds where status = 'requested'"),
                        "credits that are held",
                        shop.number("select coalesce(sum(held), 0)::bigint from ledger_wallets"),
                        "differences that nobody could book",
                        shop.number("select count(*) from payment_differences where kind = 'partly_refunded'"),
                        "notifications that nobody acted on",
                        shop.number("select count(*) from payment_notices where settled_at is null")))
                .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
    }

    private static long sum(List<Refund> refunds, Predicate<Refund> which) {
        return refunds.stream().filter(which).mapToLong(Refund::amount).sum();
    }
}
