package io.neurocards.loyalty.referrals;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.orders.Order;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Generated histories of a tree of friends, of orders that are paid and refunded and told of again, of credits spent, while the job runs
 * and time passes, on two threads at once, and one COMMIT in ten loses its answer. A model that knows only who brought whom and which
 * orders were paid and refunded says afterwards what must be there. The seed is printed; {@code -Dreferrals.seed=…} runs one again (the
 * threads still race as they like), and {@code -Dreferrals.friends=…} makes it longer.
 */
class ReferralHistoriesTest {

    private static final long SEED = Long.getLong("referrals.seed", System.nanoTime());
    private static final int FRIENDS = Integer.getInteger("referrals.friends", 24);
    private static final int PER_DAY = 3;
    private static final List<Integer> CREDITS = List.of(3, 2, 1);
    private static final Map<String, Object> SETTINGS = Map.of(
            "neurocards.referrals.credits", "3,2,1",
            "neurocards.referrals.friend-credits", "4",
            "neurocards.referrals.per-day", Integer.toString(PER_DAY));

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();
    private final Map<PersonId, PersonId> inviters = new HashMap<>();
    private final Map<UUID, PersonId> paid = new ConcurrentHashMap<>();
    private final Set<UUID> refunded = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_is_repeated_or_raced_everybody_gets_once_what_is_deserved() throws Exception {
        System.out.println("Referral history: -Dreferrals.seed=" + SEED + " -Dreferrals.friends=" + FRIENDS);
        try (var house = new ReferralsFixture(() -> commits.incrementAndGet() % 10 == 0, SETTINGS)) {
            var people = people(house);
            var steps = new ArrayList<Callable<Object>>();
            people.forEach(person -> steps.addAll(lifeOf(person, house)));
            Collections.shuffle(steps, random);

            onTwoThreads(steps);
            for (var day = 0; day < FRIENDS; day++) {
                house.holdBackPasses();
            }

            assertModel(house, people);
            assertBooks(house);
        }
    }

    /** Everybody is brought by somebody earlier or by nobody. */
    private List<PersonId> people(ReferralsFixture house) {
        var people = new ArrayList<PersonId>();
        for (var number = 0; number < FRIENDS; number++) {
            var inviter = people.isEmpty() || random.nextInt(8) == 0
                    ? null
                    : people.get(Math.max(0, people.size() - 1 - random.nextInt(6)));
            var person = random.nextBoolean()
                    ? house.join(1000 + number, inviter)
                    : house.install("phone-" + number, inviter);
            if (inviter != null) {
                inviters.put(person, inviter);
            }
            people.add(person);
        }
        return people;
    }

    private List<Callable<Object>> lifeOf(PersonId person, ReferralsFixture house) {
        var steps = new ArrayList<Callable<Object>>();
        for (var number = random.nextInt(3); number > 0; number--) {
            var name = person + " " + number;
            var platform = random.nextInt(5) == 0 ? Platform.API_PARTNER : Platform.WEBSITE;
            var order = house.place(person, name, platform);
            steps.add(step(() -> pay(house, person, order, name)));
            steps.add(step(() -> pay(house, person, order, name)));
            if (random.nextInt(3) == 0) {
                steps.add(step(() -> refund(house, person, order, name)));
                steps.add(step(() -> refund(house, person, order, name)));
            }
        }
        var spent = 1 + random.nextInt(6);
        steps.add(step(() -> house.spend(person, spent, "spent by " + person)));
        steps.add(step(house::grant));
        steps.add(step(() -> house.pass(Duration.ofHours(5))));
        return steps;
    }

    private void pay(ReferralsFixture house, PersonId person, Order order, String name) {
        house.pay(order, name);
        if (order.platform() != Platform.API_PARTNER) {
            paid.put(order.id(), person);
        }
    }

    private void refund(ReferralsFixture house, PersonId person, Order order, String name) {
        pay(house, person, order, name);
        house.refund(order.id());
        refunded.add(order.id());
    }

    private static Callable<Object> step(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (io.neurocards.shared.ProblemException repeated) {
                assertThat(repeated.code()).isEqualTo(io.neurocards.shared.ProblemCode.ORDER_STATUS_WRONG);
            }
            return "";
        };
    }

    private static void onTwoThreads(List<Callable<Object>> steps) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(steps)) {
                answer.get(5, MINUTES);
            }
        }
    }

    private void assertModel(ReferralsFixture house, List<PersonId> people) {
        for (var friend : people) {
            var rows = house.database
                    .jdbc()
                    .sql("""
                            select level, person_id, order_id, credits, status from referral_rewards
                            where friend_id = :friend order by level
                            """)
                    .param("friend", friend.value())
                    .query()
                    .listOfRows();
            var bought = paid.containsValue(friend);
            var expected = bought && inviters.containsKey(friend) ? expected(friend) : List.<String>of();
            assertThat(rows)
                    .as("seed %d, friend %s", SEED, friend)
                    .extracting(row -> row.get("level") + " " + row.get("person_id") + " " + row.get("credits"))
                    .isEqualTo(expected);
            var orders = rows.stream()
                    .map(row -> Objects.requireNonNull((UUID) row.get("order_id")))
                    .distinct()
                    .toList();
            assertThat(orders).hasSizeLessThan(2);
            orders.forEach(order -> {
                assertThat(paid.get(order)).isEqualTo(friend);
                assertThat(rows)
                        .as("seed %d, rewards of order %s", SEED, order)
                        .allSatisfy(row -> assertThat(row.get("status"))
                                .isIn(refunded.contains(order) ? Set.of("cancelled", "revoked") : Set.of("granted")));
            });
        }
    }

    private List<String> expected(PersonId friend) {
        var rewards = new ArrayList<String>();
        rewards.add("0 " + friend + " 4");
        var inviter = inviters.get(friend);
        for (var level = 1; level <= CREDITS.size() && inviter != null; level++) {
            rewards.add(level + " " + inviter + " " + CREDITS.get(level - 1));
            inviter = inviters.get(inviter);
        }
        return rewards;
    }

    private static void assertBooks(ReferralsFixture house) {
        var wrong = Map.of(
                "credits granted that no reward says",
                house.number("""
                        select (select coalesce(sum(amount), 0) from ledger_postings where kind = 'grant')::bigint
                            - (select coalesce(sum(credits), 0) from referral_rewards where granted_at is not null)::bigint
                        """),
                "credits taken back that no reward says",
                house.number("""
                        select (select coalesce(sum(amount), 0) from ledger_postings where kind = 'revocation')::bigint
                            - (select coalesce(sum(taken), 0) from referral_rewards)::bigint
                        """),
                "bonuses that are not what was granted and kept",
                house.number("""
                        select (select coalesce(-sum(amount), 0) from ledger_entries where account = 'bonuses')::bigint
                            - (select coalesce(sum(credits - coalesce(taken, 0)), 0) from referral_rewards
                                where granted_at is not null)::bigint
                        """),
                "rewards of an order that was not the first",
                house.number("""
                        select count(*) from referral_rewards r join orders o on o.id = r.order_id
                        where exists (select from orders e where e.person_id = o.person_id and e.paid_at < o.paid_at
                            and e.platform <> 'api_partner')
                        """),
                "rewards before their time",
                house.number("""
                        select count(*) from referral_rewards r join orders o on o.id = r.order_id
                        where r.granted_at < o.paid_at + interval '24 hours'
                        """),
                "days with more rewards than the cap",
                house.number("""
                        select count(*) from (
                            select 1 from referral_rewards where level > 0 and granted_at is not null
                            group by person_id, date_trunc('day', granted_at at time zone 'UTC') having count(*) > %d) days
                        """.formatted(PER_DAY)),
                "entries that do not sum to zero",
                house.number("select coalesce(sum(amount), 0)::bigint from ledger_entries"));
        assertThat(wrong)
                .as("seed %d", SEED)
                .allSatisfy((what, number) -> assertThat(number).as(what).isZero());
    }
}
