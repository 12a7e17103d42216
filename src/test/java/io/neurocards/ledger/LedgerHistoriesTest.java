package io.neurocards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Generated histories against a model of a few lines. The seed is printed; {@code -Dledger.seed=…} runs one again, and
 * {@code -Dledger.steps=…} makes it longer.
 */
class LedgerHistoriesTest {

    private static final long SEED = Long.getLong("ledger.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("ledger.steps", 400);

    @Test
    void a_random_history_agrees_with_the_model_after_each_step() {
        System.out.println("Ledger history: -Dledger.seed=" + SEED + " -Dledger.steps=" + STEPS);
        var random = new java.util.Random(SEED);
        try (var ledger = new LedgerFixture()) {
            var people = List.of(ledger.personWith(0), ledger.personWith(0), ledger.personWith(0));
            var models = new HashMap<PersonId, Model>();
            people.forEach(person -> models.put(person, new Model()));

            for (var step = 0; step < STEPS; step++) {
                var person = people.get(random.nextInt(people.size()));
                var model = models.get(person);
                var reference = person + ":" + random.nextInt(40);
                switch (random.nextInt(12)) {
                    case 0 -> model.grant(ledger.grant(person, 1 + random.nextInt(3), "g" + reference), ledger, person);
                    case 1, 2 -> model.hold(ledger, person, reference, 1 + random.nextInt(2));
                    case 3 -> model.purchase(ledger, person, reference, 1 + random.nextInt(4));
                    case 4 -> model.reverse(ledger, person, reference);
                    case 10, 11 ->
                        model.reversePart(
                                ledger, person, reference, reference + "/" + random.nextInt(3), 1 + random.nextInt(3));
                    case 5 -> model.refund(ledger.refund(person, reference), reference);
                    case 6 -> model.adjustUp(ledger, person, "up" + reference, 1 + random.nextInt(2));
                    case 7 -> model.adjustDown(ledger, person, "down" + reference, 1 + random.nextInt(3));
                    case 8 -> model.settle(reference, ledger.capture(person, reference), Settlement.CAPTURED);
                    default -> model.settle(reference, ledger.release(person, reference), Settlement.RELEASED);
                }
                assertThat(ledger.balance(person))
                        .as("step %d, seed %d", step, SEED)
                        .isEqualTo(model.balance());
            }

            assertThat(ledger.sumOfAllEntries()).isZero();
            people.forEach(person -> assertChained(ledger.statement(person).reversed()));
        }
    }

    @Test
    void many_racing_workers_settle_each_hold_once_and_never_go_below_zero() throws Exception {
        System.out.println("Ledger races: -Dledger.seed=" + SEED);
        try (var ledger = new LedgerFixture();
                var pool = Executors.newFixedThreadPool(8)) {
            var person = ledger.personWith(10);
            var attempts = new ArrayList<Callable<Object>>();
            IntStream.range(0, 30).forEach(video -> {
                attempts.add(() -> ledger.hold(person, 1, "video:" + video));
                IntStream.range(0, 3).forEach(_ -> {
                    attempts.add(() -> ledger.capture(person, "video:" + video));
                    attempts.add(() -> ledger.release(person, "video:" + video));
                    attempts.add(() -> ledger.refund(person, "video:" + video));
                });
            });
            java.util.Collections.shuffle(attempts, new java.util.Random(SEED));

            for (var attempt : pool.invokeAll(attempts)) {
                attempt.get();
            }

            assertThat(ledger.sumOfAllEntries()).isZero();
            assertChained(ledger.statement(person).reversed());
            var lines = ledger.statement(person);
            var settled = lines.stream()
                    .filter(line -> line.kind() == PostingKind.CAPTURE)
                    .count();
            var refunded = lines.stream()
                    .filter(line -> line.kind() == PostingKind.REFUND)
                    .count();
            assertThat(ledger.balance(person).available().amount()
                            + ledger.balance(person).held().amount())
                    .isEqualTo(10 - settled + refunded);
            assertThat(refunded).isLessThanOrEqualTo(settled);
        }
    }

    private static void assertChained(List<StatementLine> lines) {
        long available = 0;
        long held = 0;
        long ordinal = 0;
        for (var line : lines) {
            available += line.availableChange();
            held += line.heldChange();
            assertThat(line.ordinal()).isEqualTo(++ordinal);
            assertThat(line.availableAfter()).isEqualTo(available).isNotNegative();
            assertThat(line.heldAfter()).isEqualTo(held).isNotNegative();
        }
    }

    /** What the ledger should say. */
    private static final class Model {
        private long available;
        private final Map<String, Long> open = new HashMap<>();
        private final Map<String, Settlement> settled = new HashMap<>();
        private final Map<String, Long> captured = new HashMap<>();
        private final Map<String, Long> bought = new HashMap<>();
        private final Map<String, Map<String, Long>> reversed = new HashMap<>();
        private final Map<String, Long> adjusted = new HashMap<>();

        void grant(boolean given, LedgerFixture ledger, PersonId person) {
            if (given) {
                available += ledger.statement(person).getFirst().availableChange();
            }
        }

        void hold(LedgerFixture ledger, PersonId person, String reference, long amount) {
            if (open.containsKey(reference) || settled.containsKey(reference)) {
                return;
            }
            switch (ledger.hold(person, amount, reference)) {
                case HoldResult.Held _ -> {
                    assertThat(amount).isLessThanOrEqualTo(available);
                    available -= amount;
                    open.put(reference, amount);
                }
                case HoldResult.InsufficientCredits _ -> assertThat(amount).isGreaterThan(available);
            }
        }

        void settle(String reference, Settlement answer, Settlement asked) {
            var amount = open.remove(reference);
            if (amount == null) {
                assertThat(answer).isEqualTo(settled.getOrDefault(reference, Settlement.NOTHING_HELD));
                return;
            }
            assertThat(answer).isEqualTo(asked);
            settled.put(reference, answer);
            if (asked == Settlement.RELEASED) {
                available += amount;
            } else {
                captured.put(reference, amount);
            }
        }

        void refund(boolean given, String reference) {
            var amount = captured.remove(reference);
            assertThat(given).isEqualTo(amount != null);
            available += amount == null ? 0 : amount;
        }

        void purchase(LedgerFixture ledger, PersonId person, String reference, long amount) {
            var added = ledger.purchase(person, amount, reference);
            assertThat(added).isEqualTo(bought.putIfAbsent(reference, amount) == null);
            available += added ? amount : 0;
        }

        void reverse(LedgerFixture ledger, PersonId person, String reference) {
            var amount = bought.get(reference);
            if (amount == null) {
                assertThatThrownBy(() -> ledger.reverse(person, reference)).isInstanceOf(IllegalStateException.class);
                return;
            }
            assertThat(ledger.reverse(person, reference)).isEqualTo(takenBack(reference, reference, amount));
        }

        void reversePart(LedgerFixture ledger, PersonId person, String reference, String part, long amount) {
            if (!bought.containsKey(reference)) {
                assertThatThrownBy(() -> ledger.reversePart(person, reference, part, amount))
                        .isInstanceOf(IllegalStateException.class);
                return;
            }
            assertThat(ledger.reversePart(person, reference, part, amount))
                    .isEqualTo(takenBack(reference, part, amount));
        }

        private TakeResult.Taken takenBack(String reference, String part, long wish) {
            var parts = reversed.computeIfAbsent(reference, _ -> new HashMap<>());
            var others = parts.entrySet().stream()
                    .filter(other -> !other.getKey().equals(part))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            var wanted = Math.min(wish, bought.getOrDefault(reference, 0L) - others);
            var taken = parts.getOrDefault(part, Math.min(wanted, available));
            if (taken > 0 && parts.put(part, taken) == null) {
                available -= taken;
            }
            return new TakeResult.Taken(Credits.of(taken), Credits.of(Math.max(0, wanted - taken)));
        }

        void adjustUp(LedgerFixture ledger, PersonId person, String reference, long amount) {
            var added = ledger.adjustUp(person, amount, reference);
            assertThat(added).isEqualTo(adjusted.putIfAbsent(reference, amount) == null);
            available += added ? amount : 0;
        }

        void adjustDown(LedgerFixture ledger, PersonId person, String reference, long amount) {
            var earlier = adjusted.get(reference);
            if (earlier == null && amount > available) {
                assertThat(ledger.adjustDown(person, amount, reference))
                        .isEqualTo(new TakeResult.InsufficientCredits(Credits.of(amount), Credits.of(available)));
                return;
            }
            assertThat(ledger.adjustDown(person, amount, reference))
                    .isEqualTo(new TakeResult.Taken(Credits.of(earlier == null ? amount : earlier), Credits.ZERO));
            if (adjusted.putIfAbsent(reference, amount) == null) {
                available -= amount;
            }
        }

        Balance balance() {
            return new Balance(
                    Credits.of(available),
                    Credits.of(open.values().stream().mapToLong(Long::longValue).sum()));
        }
    }
}
