package io.neurocards.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two customers who turn out to be one. The seed is printed; {@code -Dledger.seed=…} runs a history again. */
class JoinedWalletsTest {

    private static final long SEED = Long.getLong("ledger.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("ledger.steps", 400);

    private final LedgerFixture ledger = new LedgerFixture();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_the_one_has_goes_over_to_the_other_and_comes_back() {
        var site = ledger.personWith(5);
        var bot = ledger.personWith(3);

        assertThat(ledger.join(bot, site)).isEqualTo(Credits.of(3));

        assertThat(available(site)).isEqualTo(8);
        assertThat(available(bot)).isZero();
        assertThat(ledger.statement(site).getFirst().kind()).isEqualTo(PostingKind.TRANSFER_IN);
        assertThat(ledger.part(bot, site)).isEqualTo(new TakeResult.Taken(Credits.of(3), Credits.ZERO));
        assertThat(available(site)).isEqualTo(5);
        assertThat(available(bot)).isEqualTo(3);
    }

    @Test
    void what_was_spent_meanwhile_is_not_given_back() {
        var site = ledger.personWith(1);
        var bot = ledger.personWith(3);
        ledger.join(bot, site);
        ledger.hold(site, 2, "video:1");
        ledger.capture(site, "video:1");

        assertThat(ledger.part(bot, site)).isEqualTo(new TakeResult.Taken(Credits.of(2), Credits.of(1)));
        assertThat(available(site)).isZero();
    }

    @Test
    void what_is_held_for_the_one_ends_in_its_own_wallet_and_is_spent_by_the_other() {
        var site = ledger.personWith(0);
        var bot = ledger.personWith(4);
        ledger.hold(bot, 2, "video:1");
        ledger.hold(bot, 2, "video:2");
        ledger.join(bot, site);

        assertThat(ledger.release(site, "video:1")).isEqualTo(Settlement.RELEASED);
        assertThat(ledger.capture(bot, "video:2")).isEqualTo(Settlement.CAPTURED);
        assertThat(ledger.refund(site, "video:2")).isTrue();
        assertThat(ledger.refund(bot, "video:2")).isFalse();

        assertThat(available(bot)).isZero();
        assertThat(available(site)).isEqualTo(4);
    }

    @Test
    void a_purchase_of_the_one_is_taken_back_from_the_other() {
        var site = ledger.personWith(1);
        var bot = ledger.personWith(0);
        ledger.purchase(bot, 10, "p");
        ledger.join(bot, site);
        ledger.hold(site, 3, "video:1");

        assertThat(ledger.reverse(bot, "p")).isEqualTo(new TakeResult.Taken(Credits.of(8), Credits.of(2)));
        assertThat(ledger.reverse(site, "p")).isEqualTo(new TakeResult.Taken(Credits.of(8), Credits.of(2)));
        assertThat(available(site)).isZero();
    }

    @Test
    void a_stranger_settles_and_takes_back_nothing() {
        var site = ledger.personWith(5);
        var bot = ledger.personWith(5);
        var stranger = ledger.personWith(5);
        ledger.hold(bot, 2, "video:1");
        ledger.purchase(bot, 10, "p");
        ledger.join(bot, site);

        assertThat(ledger.release(stranger, "video:1")).isEqualTo(Settlement.NOTHING_HELD);
        assertThatThrownBy(() -> ledger.reverse(stranger, "p")).isInstanceOf(IllegalStateException.class);
        assertThat(available(stranger)).isEqualTo(5);
    }

    @Test
    void one_can_be_joined_once_and_not_in_a_circle() {
        var site = ledger.personWith(5);
        var bot = ledger.personWith(5);
        ledger.join(bot, site);

        for (var pair : List.of(List.of(bot, site), List.of(site, bot), List.of(site, site))) {
            assertThatThrownBy(() -> ledger.join(pair.getFirst(), pair.getLast()))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> ledger.part(site, bot)).isInstanceOf(IllegalStateException.class);
        assertThat(available(site)).isEqualTo(10);
    }

    @Test
    void a_third_one_gets_it_by_way_of_the_second() {
        var app = ledger.personWith(2);
        var bot = ledger.personWith(0);
        var site = ledger.personWith(0);
        ledger.hold(app, 1, "video:1");
        ledger.purchase(app, 4, "p");
        ledger.join(app, bot);
        ledger.join(bot, site);

        ledger.release(app, "video:1");
        assertThat(available(site)).isEqualTo(6);
        assertThat(ledger.reverse(site, "p").amount()).isEqualTo(Credits.of(4));
        assertThat(ledger.part(bot, site)).isEqualTo(new TakeResult.Taken(Credits.of(2), Credits.ZERO));
        assertThat(available(bot)).isEqualTo(2);
        assertThat(available(app)).isZero();
    }

    /** Everything is asked of either, as somebody would who read the person's id before they became one. */
    @Test
    void a_random_history_keeps_every_credit_and_never_goes_below_zero() {
        System.out.println("Joined wallets: -Dledger.seed=" + SEED + " -Dledger.steps=" + STEPS);
        var random = new Random(SEED);
        var site = ledger.personWith(0);
        var bot = ledger.personWith(0);
        var both = List.of(site, bot);
        var joined = false;
        long total = 0;
        Map<String, Long> held = new HashMap<>();
        Map<String, Long> captured = new HashMap<>();
        Map<String, Long> bought = new HashMap<>();
        for (var step = 0; step < STEPS; step++) {
            var person = both.get(random.nextInt(2));
            var name = Integer.toString(step);
            var written = (joined ? site : person) + "/" + name;
            UnaryOperator<PersonId> asked = joined ? _ -> person : owner -> owner;
            switch (random.nextInt(8)) {
                case 0 -> {
                    ledger.purchase(person, 3, name);
                    bought.put(written, 3L);
                    total += 3;
                }
                case 1, 2 -> {
                    if (ledger.hold(person, 1, name) instanceof HoldResult.Held) {
                        held.put(written, 1L);
                    }
                }
                case 3 ->
                    any(held, random).ifPresent(one -> {
                        if (ledger.capture(asked.apply(owner(one)), name(one)) == Settlement.CAPTURED) {
                            captured.put(one, held.remove(one));
                        }
                    });
                case 4 ->
                    any(held, random).ifPresent(one -> {
                        assertThat(ledger.release(asked.apply(owner(one)), name(one)))
                                .isEqualTo(Settlement.RELEASED);
                        held.remove(one);
                    });
                case 5 ->
                    any(captured, random).ifPresent(one -> {
                        assertThat(ledger.refund(asked.apply(owner(one)), name(one)))
                                .isTrue();
                        captured.remove(one);
                    });
                case 6 -> {
                    var key = any(bought, random);
                    if (key.isPresent()) {
                        total -= ledger.reverse(owner(key.get()), name(key.get()))
                                .amount()
                                .amount();
                        bought.remove(key.get());
                    }
                }
                default -> {
                    if (joined) {
                        ledger.part(bot, site);
                    } else {
                        ledger.join(bot, site);
                    }
                    joined = !joined;
                }
            }
            var inHand = both.stream()
                    .mapToLong(
                            one -> available(one) + ledger.balance(one).held().amount())
                    .sum();
            assertThat(inHand + captured.size())
                    .as("step %d, seed %d", step, SEED)
                    .isEqualTo(total);
            assertThat(joined && available(bot) > 0)
                    .as("step %d, seed %d", step, SEED)
                    .isFalse();
        }
        assertThat(ledger.sumOfAllEntries()).isZero();
        assertThat(inTransit()).isZero();
    }

    @Test
    void joining_while_everything_else_goes_on_loses_nothing() throws Exception {
        System.out.println("Joined races: -Dledger.seed=" + SEED);
        var site = ledger.personWith(20);
        var bot = ledger.personWith(20);
        var attempts = new ArrayList<Callable<Object>>();
        for (var video = 0; video < 24; video++) {
            var name = "video:" + video;
            var person = video % 2 == 0 ? site : bot;
            ledger.hold(person, 1, name);
            attempts.add(() -> ledger.capture(person, name));
            attempts.add(() -> ledger.release(person, name));
            attempts.add(() -> ledger.refund(person, name));
        }
        for (var turn = 0; turn < 6; turn++) {
            attempts.add(() -> joinOrPart(bot, site));
        }
        java.util.Collections.shuffle(attempts, new Random(SEED));
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var attempt : pool.invokeAll(attempts)) {
                attempt.get();
            }
        }

        assertThat(ledger.sumOfAllEntries()).isZero();
        assertThat(inTransit()).isZero();
        var consumed = ledger.database()
                .jdbc()
                .sql("select coalesce(sum(amount), 0) from ledger_entries where account = 'consumed'")
                .query(Long.class)
                .single();
        assertThat(available(site) + available(bot) + consumed).isEqualTo(40);
    }

    private Object joinOrPart(PersonId bot, PersonId site) {
        try {
            return ledger.join(bot, site);
        } catch (IllegalStateException joined) {
            try {
                return ledger.part(bot, site);
            } catch (IllegalStateException partedMeanwhile) {
                return partedMeanwhile;
            }
        }
    }

    private long inTransit() {
        return ledger.database()
                .jdbc()
                .sql("select coalesce(sum(amount), 0) from ledger_entries where account = 'transfers'")
                .query(Long.class)
                .single();
    }

    private long available(PersonId person) {
        return ledger.balance(person).available().amount();
    }

    private static java.util.Optional<String> any(Map<String, Long> map, Random random) {
        var keys = map.keySet().stream().sorted().toList();
        return keys.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(keys.get(random.nextInt(keys.size())));
    }

    private static PersonId owner(String key) {
        return new PersonId(java.util.UUID.fromString(key.substring(0, key.indexOf('/'))));
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
