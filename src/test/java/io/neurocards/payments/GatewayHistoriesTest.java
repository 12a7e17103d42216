package io.neurocards.payments;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.jobs.JobHandler;
import io.neurocards.payments.checkout.TakeNotice.Answer;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.ScriptedGateway;
import io.neurocards.payments.gateways.ScriptedGateway.Fault;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
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
import org.junit.jupiter.api.Test;

/**
 * Generated histories of purchases by a gateway: pages that come, are lost or are refused, customers who pay, give up or pay
 * after giving up, notifications twice, late, early, forged or never, questions that race them, money of other amounts and
 * orders, money that goes back, on two nodes at once, while one COMMIT in ten loses its answer. The seed is printed;
 * {@code -Dpayments.seed=…} runs one again (the threads still race as they like), and {@code -Dpayments.purchases=…} makes it
 * longer.
 */
@Thorough
class GatewayHistoriesTest {

    private static final long SEED = Long.getLong("payments.seed", System.nanoTime());
    private static final int PURCHASES = Integer.getInteger("payments.purchases", 60);
    private static final Map<String, Object> UNLIMITED =
            Map.of("neurocards.payments.most-open-invoices", Integer.toString(PURCHASES + 1));
    private static final Set<ProblemCode> POSSIBLE =
            Set.of(ProblemCode.PAYMENT_NOT_POSSIBLE, ProblemCode.PAYMENT_GATEWAY_UNAVAILABLE);

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_is_told_lost_or_raced_credits_are_what_was_paid_and_has_not_gone_back() throws Exception {
        System.out.println("Gateway history: -Dpayments.seed=" + SEED + " -Dpayments.purchases=" + PURCHASES);
        try (var shop = new PaymentsFixture(() -> commits.incrementAndGet() % 10 == 0, UNLIMITED)) {
            var people = List.of(shop.join(100), shop.join(101), shop.join(102));
            var payments = new ArrayList<UUID>();
            for (var number = 0; number < PURCHASES; number++) {
                started(shop, people.get(random.nextInt(3)), "purchase " + number, payments);
            }
            var steps = new ArrayList<Callable<Object>>();
            payments.forEach(payment -> steps.addAll(lifeOf(payment, shop)));
            for (var stray = 0; stray < 5; stray++) {
                steps.addAll(strayMoney(shop, "stray-" + stray));
            }
            Collections.shuffle(steps, random);
            shop.gateway().next(faults());

            runOnTwoNodes(steps);
            shop.jobs.runFor(Duration.ofHours(3), Duration.ofMinutes(1));
            shop.jobs.runFor(Duration.ofDays(8), Duration.ofHours(6));

            assertInvariants(shop);
        }
    }

    private void started(PaymentsFixture shop, PersonId person, String key, List<UUID> payments) {
        shop.gateway()
                .next(
                        switch (random.nextInt(8)) {
                            case 0 -> new Fault[] {Fault.LOST_ANSWER};
                            case 1 -> new Fault[] {Fault.LOST_REQUEST, Fault.LOST_ANSWER};
                            case 2 -> new Fault[] {Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.LOST_REQUEST};
                            case 3 -> new Fault[] {Fault.REFUSAL};
                            default -> new Fault[0];
                        });
        try {
            payments.add(shop.goToPay(person, key).payment());
        } catch (ProblemException e) {
            assertThat(POSSIBLE).contains(e.code());
            payments.add(OperationId.named(key).value());
        }
    }

    /** Everything that happens around one purchase; most are paid as they should be. */
    private List<Callable<Object>> lifeOf(UUID payment, PaymentsFixture shop) {
        var gateway = shop.gateway();
        var known = gateway.known(payment);
        if (known.isEmpty()) {
            return List.of();
        }
        var reference = known.get();
        var steps = new ArrayList<Callable<Object>>();
        switch (random.nextInt(12)) {
            case 0 -> steps.add(() -> gateway.cancel(reference, "insufficient_funds"));
            case 1 -> {
                gateway.cancel(reference, "expired_on_confirmation");
                steps.add(() -> shop.confirm(gateway.payment(reference)));
                steps.add(() -> gateway.pay(reference));
            }
            case 2 ->
                gateway.change(
                        reference, _ -> ScriptedGateway.payment(reference, payment, State.PAID, new Money("USD", 1)));
            case 3 ->
                gateway.change(
                        reference,
                        old -> ScriptedGateway.payment(reference, UUID.randomUUID(), State.PAID, old.amount()));
            case 4 -> {
                gateway.pay(reference);
                steps.add(() -> {
                    gateway.giveBack(reference, 490);
                    return shop.tell("refunded " + reference + " back");
                });
            }
            case 5 -> gateway.change(reference, old -> ScriptedGateway.test(ScriptedGateway.in(old, State.PAID, null)));
            case 6 -> {}
            default -> steps.add(() -> gateway.pay(reference));
        }
        if (shop.payment(payment).status() == PaymentStatus.FAILED) {
            steps.add(() -> shop.tell("paid " + reference + "   ")); // we do not know what to ask about
        }
        for (var told = random.nextInt(4); told > 0; told--) {
            var words = (random.nextBoolean() ? "paid " : "cancelled ") + reference + " ".repeat(random.nextInt(3));
            steps.add(() -> shop.tell(words));
        }
        if (random.nextInt(3) == 0) {
            steps.add(() -> assertForged(shop.tell("paid " + reference, "guessed")));
        }
        if (random.nextInt(3) == 0) {
            steps.add(() -> run(shop, "payments-ask-gateway", payment));
            steps.add(() -> run(shop, "payments-ask-gateway", payment));
        }
        steps.add(() -> {
            shop.get(ExpirePending.class).run();
            return "";
        });
        return steps;
    }

    private List<Callable<Object>> strayMoney(PaymentsFixture shop, String reference) {
        foreign.add(reference);
        shop.gateway().add(ScriptedGateway.payment(reference, null, State.PAID, new Money("USD", 490)));
        return List.of(() -> shop.tell("paid " + reference), () -> shop.tell("paid " + reference + " "));
    }

    private static Object assertForged(Answer answer) {
        assertThat(answer).isEqualTo(Answer.FORGED);
        return answer;
    }

    /** Runs a job that waits, perhaps beside another node that runs the same. */
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
        return random.ints(PURCHASES, 0, 4)
                .mapToObj(fault -> fault == 0 ? Fault.LOST_ANSWER : Fault.NONE)
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
        var gateway = shop.gateway();
        for (var told : gateway.all()) {
            var row = shop.byCharge(told.reference());
            var order = told.order().flatMap(id -> shop.get(Payments.class).find(id));
            var isAsAsked =
                    order.isPresent() && order.get().amount() == told.amount().minor() && !told.isTest();
            var isBack = told.refunded().equals(told.amount());
            if (told.state() != State.PAID) {
                assertThat(row).as(told.toString()).isEmpty();
            } else if (isAsAsked) {
                assertThat(row).as(told.toString()).isPresent();
                assertThat(row.get().id()).isEqualTo(order.get().id());
                assertThat(row.get().status()).isEqualTo(isBack ? PaymentStatus.REFUNDED : PaymentStatus.COMPLETED);
            } else {
                assertThat(row.map(Payment::status)).as(told.toString()).contains(PaymentStatus.ASIDE);
            }
        }
        assertThat(Map.of(
                        "entries that do not sum to zero",
                        shop.number("select coalesce(sum(amount), 0)::bigint from ledger_entries"),
                        "completed payments without exactly one purchase of their credits",
                        shop.number("""
                                select count(*) from payments p where (p.completed_at is not null) <> exists (
                                    select from ledger_postings l where l.kind = 'purchase' and l.person_id = p.person_id
                                        and l.amount = p.credits and l.reference = 'purchase:payment:' || p.id)
                                """),
                        "sold credits that are not with completed payments",
                        shop.number("""
                                select coalesce((select -sum(amount) from ledger_entries where account = 'sales'), 0)::bigint
                                    - coalesce((select sum(credits) from payments where status = 'completed'), 0)::bigint
                                """),
                        "refunded payments without exactly one refund",
                        shop.number("""
                                select count(*) from payments p where (p.status = 'refunded') <> (1 = (
                                    select count(*) from payment_refunds r where r.payment_id = p.id and r.status = 'done'))
                                """),
                        "payments that still wait",
                        shop.number("select count(*) from payments where status = 'pending'"),
                        "notifications that nobody acted on",
                        shop.number("select count(*) from payment_notices where settled_at is null"),
                        "questions that are still to be asked",
                        shop.number("select count(*) from payment_checkouts where ask_at is not null")))
                .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
    }
}
