package io.neurocards.loyalty;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLedger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Generated histories of orders that are paid, refunded, cancelled and repeated, of points spent, given back, adjusted and expired, on two
 * threads at once, while one COMMIT in ten loses its answer and time passes. The seed is printed; {@code -Dloyalty.seed=…} runs
 * one again (the threads still race as they like), and {@code -Dloyalty.orders=…} makes it longer.
 */
class LoyaltyHistoriesTest {

    private static final long SEED = Long.getLong("loyalty.seed", System.nanoTime());
    private static final int ORDERS = Integer.getInteger("loyalty.orders", 60);
    private static final Duration NOTICE = Duration.ofDays(3);
    private static final Map<String, Object> SHORT_LIVED = Map.of(
            "neurocards.loyalty.points-lifetime", "12d",
            "neurocards.loyalty.expiry-notice", "3d",
            "neurocards.loyalty.points-per-credit", "20");

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();
    private final Map<UUID, Long> earned = new HashMap<>();
    private final Map<OperationId, Long> exchanged = new ConcurrentHashMap<>();
    private final Set<UUID> refunded = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_is_repeated_or_raced_points_are_what_was_earned_and_not_spent() throws Exception {
        System.out.println("Loyalty history: -Dloyalty.seed=" + SEED + " -Dloyalty.orders=" + ORDERS);
        try (var loyalty = new LoyaltyFixture(() -> commits.incrementAndGet() % 10 == 0, SHORT_LIVED)) {
            var people = List.of(loyalty.person(), loyalty.person(), loyalty.person());
            var steps = new ArrayList<Callable<Object>>();
            for (var order = 0; order < ORDERS; order++) {
                steps.addAll(lifeOf(people.get(random.nextInt(people.size())), loyalty));
            }
            Collections.shuffle(steps, random);

            onTwoThreads(steps);

            assertInvariants(loyalty);
            people.forEach(person -> new PointsModel(loyalty.database, person.value(), NOTICE).assertAgrees());
        }
    }

    /** Everything that happens around one order. */
    private List<Callable<Object>> lifeOf(PersonId person, LoyaltyFixture loyalty) {
        var order = new UUID(random.nextLong(), random.nextLong());
        var cents = random.nextLong(600_000);
        earned.put(order, cents / 10_000);
        var steps = new ArrayList<Callable<Object>>();
        steps.add(step(() -> loyalty.pay(person, order, cents)));
        steps.add(step(() -> loyalty.pay(person, order, cents)));
        if (random.nextInt(3) == 0) {
            steps.add(step(() -> refund(loyalty, person, order, cents)));
            steps.add(step(() -> refund(loyalty, person, order, cents)));
        }
        steps.add(someOtherStep(person, order, loyalty));
        steps.add(someOtherStep(person, order, loyalty));
        steps.add(step(() -> loyalty.clock.advance(Duration.ofHours(6))));
        return steps;
    }

    private Callable<Object> someOtherStep(PersonId person, UUID order, LoyaltyFixture loyalty) {
        var amount = 1 + random.nextLong(40);
        var number = random.nextInt(ORDERS / 2 + 1);
        var reference = number + ":" + person;
        return switch (random.nextInt(9)) {
            case 0, 1 -> step(() -> exchange(loyalty, person, OperationId.named(reference), 1 + number % 2));
            case 2 ->
                step(() -> act(
                        loyalty,
                        (points, now) -> points.adjustUp(
                                person, Points.of(amount), "up:" + reference, now.plus(Duration.ofDays(5)), now)));
            case 3 ->
                step(() -> act(
                        loyalty,
                        (points, now) -> points.adjustDown(person, Points.of(amount), "down:" + reference, now)));
            case 4 ->
                step(() -> act(
                        loyalty,
                        (points, now) -> points.reverseSpend(person, "gift:" + reference, now.plus(NOTICE), now)));
            case 5 -> step(() -> spendUnlessReturned(loyalty, person, "gift:" + reference, amount));
            case 6 -> step(() -> spendUnlessReturned(loyalty, person, "order:" + order, amount));
            case 7 -> step(() -> loyalty.cancel(person, order, false));
            default ->
                step(() -> {
                    loyalty.get(TellExpiry.class).run();
                    loyalty.get(ExpirePoints.class).run();
                });
        };
    }

    private static Callable<Object> step(Runnable work) {
        return () -> {
            work.run();
            return "";
        };
    }

    private static void act(LoyaltyFixture loyalty, BiFunction<PointsLedger, Instant, Object> change) {
        var now = loyalty.clock.instant();
        loyalty.get(Decisions.class).act(() -> change.apply(loyalty.get(PointsLedger.class), now));
    }

    private static void spendUnlessReturned(LoyaltyFixture loyalty, PersonId person, String reference, long amount) {
        try {
            act(loyalty, (points, now) -> points.spend(person, Points.of(amount), reference, now));
        } catch (IllegalStateException returned) {
            assertThat(returned).hasMessageContaining("given back");
        }
    }

    private void refund(LoyaltyFixture loyalty, PersonId person, UUID order, long cents) {
        loyalty.pay(person, order, cents);
        loyalty.refund(person, order);
        refunded.add(order);
    }

    private void exchange(LoyaltyFixture loyalty, PersonId person, OperationId operation, long credits) {
        try {
            loyalty.get(SpendPoints.class).forCredits(person, operation, Credits.of(credits));
            exchanged.put(operation, credits);
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INSUFFICIENT_POINTS);
        }
    }

    private static void onTwoThreads(List<Callable<Object>> steps) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(steps)) {
                answer.get(5, MINUTES);
            }
        }
    }

    private void assertInvariants(LoyaltyFixture loyalty) {
        var given = exchanged.values().stream().mapToLong(Long::longValue).sum();
        assertThat(loyalty.number("select coalesce(sum(available), 0)::bigint from ledger_wallets"))
                .as("credits for points")
                .isEqualTo(given);
        assertThat(loyalty.number("select coalesce(sum(amount), 0)::bigint from points_postings"
                        + " where reference like 'spend:credits:%'"))
                .isEqualTo(given * 20);
        assertThat(loyalty.number("select coalesce(sum(amount), 0)::bigint from points_entries"))
                .isZero();
        var total = earned.values().stream().mapToLong(Long::longValue).sum();
        assertThat(loyalty.number("select sum(points)::bigint from loyalty_accruals"))
                .as("what the orders earned")
                .isEqualTo(total);
        assertThat(loyalty.number("select coalesce(sum(amount), 0)::bigint from points_postings where kind = 'earn'"))
                .isEqualTo(total);
        assertThat(loyalty.number("select count(*) from loyalty_accruals where reversed_at is not null"))
                .isEqualTo(refunded.size());
        assertThat(loyalty.number("select coalesce(sum(taken_back), 0)::bigint from loyalty_accruals"))
                .isEqualTo(loyalty.number("select coalesce(sum(amount), 0)::bigint from points_postings"
                        + " where kind = 'earn_reversal'"));
        assertThat(loyalty.number("""
                        select count(*) from points_wallets w where w.balance <> (
                            select coalesce(sum(e.amount), 0) from points_entries e
                            join points_postings p on p.id = e.posting_id
                            where p.person_id = w.id and e.account = 'balance')
                        """)).as("wallets that are not their entries").isZero();
    }
}
