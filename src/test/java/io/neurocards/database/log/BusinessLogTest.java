package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.ledger.HoldRequest;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.OrderSamples;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the studio really does, on one database and then on the other. {@code -Dlog.entries=…} makes it longer,
 * {@code -Dlog.seed=…} repeats it.
 */
@Thorough
class BusinessLogTest {

    private static final long SEED = Long.getLong("log.seed", System.nanoTime());
    private static final int ENTRIES = Integer.getInteger("log.entries", 2000);
    private static final int CUSTOMERS = 8;

    private final Clock clock = Clock.systemUTC();

    @Test
    void thousands_of_orders_and_postings_leave_both_databases_equal_to_the_byte() throws Exception {
        System.out.println("Business log: -Dlog.seed=" + SEED + " -Dlog.entries=" + ENTRIES);
        try (var pair = TestPair.fresh();
                var pool = Executors.newFixedThreadPool(CUSTOMERS)) {
            var done = new ArrayList<Future<?>>();
            IntStream.range(0, CUSTOMERS).forEach(customer -> done.add(pool.submit(() -> live(pair, customer))));
            for (var one : done) {
                one.get();
            }

            var head = pair.ship();

            assertThat(head).isEqualTo(pair.primary.head());
            assertThat(head.seq()).isGreaterThanOrEqualTo(ENTRIES);
            assertThat(pair.backup.log()).isEqualTo(pair.primary.log());
            assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
            assertThat(pair.backup.authority().read().overruled()).isZero();
            assertThat(pair.primary.contents().get("video_orders")).isNotEqualTo("0 0");
        }
    }

    private void live(TestPair pair, int customer) {
        var random = new Random(SEED + customer);
        var decisions = pair.decisions();
        var jdbc = pair.primary.jdbc();
        var ledger = LedgerFixture.ledgerOn(jdbc);
        var orders = new OrderSamples(jdbc, decisions, clock);
        var person = PersonId.at(clock.instant());
        decisions.act(() -> ledger.grant(person, Credits.of(100_000), "grant:" + person, clock.instant()));
        var open = new ArrayList<String>();
        for (var i = 0; i < ENTRIES / CUSTOMERS; i++) {
            var reference = person + ":" + i;
            switch (random.nextInt(5)) {
                case 0 -> orders.order(person, OperationId.at(clock.instant()));
                case 1 -> decisions.act(() -> ledger.purchase(person, Credits.of(3), reference, clock.instant()));
                case 2 -> decisions.act(() -> ledger.adjustUp(person, Credits.of(1), reference, clock.instant()));
                case 3 -> {
                    decisions.act(() ->
                            ledger.hold(person, List.of(new HoldRequest(reference, Credits.of(2))), clock.instant()));
                    open.add(reference);
                }
                default -> {
                    if (open.isEmpty()) {
                        decisions.act(() -> ledger.grant(person, Credits.of(1), "more:" + reference, clock.instant()));
                    } else {
                        var held = open.remove(random.nextInt(open.size()));
                        decisions.act(() -> random.nextBoolean()
                                ? ledger.capture(person, held, clock.instant())
                                : ledger.release(person, held, clock.instant()));
                    }
                }
            }
        }
    }
}
