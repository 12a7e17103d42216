package io.neurocards.videos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.accounts.TestConsents;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.TestStore;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Generated histories of customers short of credits: they keep orders, change their minds, give up, order by hand; credits come, prices
 * go up and down, on two nodes that race, while one COMMIT in ten loses its answer. {@code -Dshort.seed=…} runs one again (the
 * threads still race as they like), {@code -Dshort.steps=…} makes it longer.
 */
class ShortOrderHistoriesTest {

    private static final long SEED = Long.getLong("short.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("short.steps", 700);
    // Limits of clips in the making end the histories of few customers early.
    private static final int PEOPLE = 8;
    private static final Set<ProblemCode> POSSIBLE = Set.of(
            ProblemCode.INSUFFICIENT_CREDITS,
            ProblemCode.TOO_MANY_ACTIVE_VIDEOS,
            ProblemCode.DAILY_LIMIT_REACHED,
            ProblemCode.IDEMPOTENCY_KEY_REUSED,
            ProblemCode.NOT_FOUND);

    private final Random random = new Random(SEED);
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicLong price = new AtomicLong(1);
    private final List<UUID> wishes = new ArrayList<>();

    @Test
    void whatever_races_is_lost_or_changes_nothing_is_ordered_twice_or_for_more_than_was_said(@TempDir Path folder)
            throws Exception {
        System.out.println("Short orders: -Dshort.seed=" + SEED + " -Dshort.steps=" + STEPS);
        try (var studio = new TestStudio(folder)) {
            var nodes = List.of(node(studio), node(studio));
            var people = new ArrayList<PersonId>();
            for (var number = 0; number < PEOPLE; number++) {
                people.add(customer(studio, folder));
            }
            var steps = new ArrayList<Callable<Object>>();
            for (var number = 0; number < STEPS; number++) {
                steps.add(step(nodes.get(random.nextInt(2)), people.get(random.nextInt(PEOPLE)), number));
            }
            run(steps);
            var calm = new ShortOrderNode(studio, () -> false);
            for (var wish : wishes) {
                calm.job(price.get()).run(wish);
            }
            assertInvariants(studio, calm, people);
        }
    }

    private ShortOrderNode node(TestStudio studio) {
        return new ShortOrderNode(studio, () -> commits.incrementAndGet() % 10 == 0);
    }

    private static PersonId customer(TestStudio studio, Path folder) throws Exception {
        var person = studio.personWith(1);
        studio.database
                .jdbc()
                .sql("insert into persons (id, locale, created_at) values (:person, 'ru', now())")
                .param("person", person.value())
                .update();
        TestConsents.agree(studio.database.jdbc(), studio.decisions, person, TestStudio.START);
        for (var name : List.of("shoe", "mug")) {
            TestStore.in(folder.resolve("store"))
                    .put(
                            new MediaKey(
                                    Bucket.INPUTS,
                                    ShortOrderNode.photo(person, name).photo()),
                            new byte[] {1});
        }
        return person;
    }

    private Callable<Object> step(ShortOrderNode node, PersonId person, int number) {
        var photo = random.nextBoolean() ? "shoe" : "mug";
        var count = Brief.COUNTS.get(random.nextInt(3));
        var old = recent();
        return switch (random.nextInt(14)) {
            case 0, 1 -> {
                var id = UUID.randomUUID();
                wishes.add(id);
                var shown = count * (1L + random.nextInt(2));
                yield tolerant(() -> node.keep(person, id, count, shown, photo));
            }
            case 2, 3 -> tolerant(() -> node.grant(person, 1 + number % 3, "grant " + number));
            case 4 -> tolerant(() -> node.orders.cancel(person));
            case 5 -> {
                var next = 1L + random.nextInt(2);
                yield tolerant(() -> price.set(next));
            }
            case 6 -> tolerant(() -> node.byHand(person, UUID.randomUUID(), 1, photo, price.get()));
            case 7, 8 ->
                tolerant(() -> {
                    var open = node.orders.open(person);
                    if (open.isPresent() && open.get().asked() != null) {
                        node.orders.accept(person, open.get().id(), open.get().asked());
                    }
                });
            case 9 -> tolerant(() -> node.look(price.get()).run());
            default -> tolerant(() -> node.job(price.get()).run(old));
        };
    }

    /** Most wishes have ended long ago; a job that always comes too late would prove nothing. */
    private UUID recent() {
        var newest = Math.min(wishes.size(), 8);
        return newest == 0 ? UUID.randomUUID() : wishes.get(wishes.size() - 1 - random.nextInt(newest));
    }

    private interface Risky {
        void run() throws Exception;
    }

    /** What is lost is lost: somebody repeats it, or nobody does. */
    private static Callable<Object> tolerant(Risky risky) {
        return () -> {
            try {
                risky.run();
            } catch (ProblemException e) {
                assertThat(POSSIBLE).contains(e.code());
            } catch (DataAccessException | TransactionException lost) {
                return lost;
            }
            return true;
        };
    }

    private static void run(List<Callable<Object>> steps) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var outcome : threads.invokeAll(steps, 120, SECONDS)) {
                outcome.get();
            }
        }
    }

    private static void assertInvariants(TestStudio studio, ShortOrderNode calm, List<PersonId> people) {
        var jdbc = studio.database.jdbc();
        assertThat(count(studio, """
                        select count(*) from short_orders s where s.charged is not null and not exists (
                            select from video_orders o where o.id = s.order_id and o.person_id = s.person_id and o.photo = s.photo
                                and o.count * o.credits_each = s.charged and s.charged <= s.price)
                        """)).as("orders that are not what was said").isZero();
        assertThat(count(
                        studio,
                        "select count(*) - count(distinct order_id) from short_orders where charged is not null"))
                .as("orders placed for two")
                .isZero();
        assertThat(count(studio, """
                        select count(*) from video_orders o where not exists (
                            select from operations p where p.type = 'videos.order' and p.outcome::text like '%' || o.id || '%')
                        """)).as("orders of no operation").isZero();
        assertThat(count(studio, """
                        select count(*) from short_orders s join operations p on p.id = s.id where s.state = 'ended'
                        """))
                .as("orders that were placed although they had ended")
                .isZero();
        assertThat(count(studio, "select count(*) from short_orders where charged is not null"))
                .as("something happened at all")
                .isPositive();
        for (var person : people) {
            var balance = calm.ledger.balance(person);
            var ordered = jdbc.sql("select coalesce(sum(cost), 0) from jobs where person_id = :person")
                    .param("person", person.value())
                    .query(Long.class)
                    .single();
            assertThat(balance.held().amount()).isEqualTo(ordered);
            var open = calm.orders.open(person);
            open.filter(one -> one.state().equals("waiting"))
                    .ifPresent(one -> assertThat(one.missing()).isPositive());
            assertThat(jdbc.sql("select count(*) from short_orders where person_id = :person"
                                    + " and state in ('waiting', 'asking')")
                            .param("person", person.value())
                            .query(Long.class)
                            .single())
                    .isLessThanOrEqualTo(1);
        }
    }

    private static long count(TestStudio studio, String sql) {
        return studio.database.jdbc().sql(sql).query(Long.class).single();
    }
}
