package io.neurocards.database.log;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDecisions;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.OrderSamples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures what the log costs: orders a second without it and with it, in turns within one run, on one server; then how fast
 * another server catches up with all of them. Nobody waits for the other server while ordering. Beside times stands the
 * processor time of the servers, which says something on a busy machine too.
 *
 * <p>{@code mvn -q test-compile exec:exec@log-bench}; rounds and seconds by {@code -Dbench.rounds} and
 * {@code -Dbench.seconds}.
 */
final class LogBenchmark {

    private static final int PEOPLE = 200;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final List<Integer> CUSTOMERS = List.of(1, 4, 16);
    private static final Clock CLOCK = Clock.systemUTC();

    private LogBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (var without = TestPair.bare();
                var with = TestPair.fresh()) {
            var plain = new Studio(
                    without.primary.jdbc(), TestDecisions.on(without.primary.dataSource()), new ArrayList<>());
            var logged = new Studio(with.primary.jdbc(), with.decisions(), new ArrayList<>());
            plain.open();
            logged.open();
            plain.orders(4, Math.min(SECONDS, 5)); // warms up
            logged.orders(4, Math.min(SECONDS, 5));
            for (var customers : CUSTOMERS) {
                compare(plain, logged, customers);
            }
            catchUp(with);
        }
        System.exit(0); // the pools of the servers stay open
    }

    private static void compare(Studio plain, Studio logged, int customers) throws Exception {
        var bare = Run.NONE;
        var sealed = Run.NONE;
        for (var round = 0; round < ROUNDS; round++) {
            bare = bare.and(plain.orders(customers, SECONDS));
            sealed = sealed.and(logged.orders(customers, SECONDS));
        }
        System.out.printf(
                "%d customers: without a log %s, with a log %s, ratio %.2f, of processor time %.2f (%d x %d s)%n",
                customers,
                bare,
                sealed,
                sealed.perSecond() / bare.perSecond(),
                bare.processorMillis() / sealed.processorMillis(),
                ROUNDS,
                SECONDS);
    }

    private static void catchUp(TestPair pair) {
        var head = pair.backup.head();
        var entries = 0;
        var reading = 0L;
        var applying = 0L;
        var processor = processorOfServers();
        while (true) {
            var begun = System.nanoTime();
            var batch = pair.batchAfter(head);
            reading += System.nanoTime() - begun;
            if (batch.isEmpty()) {
                break;
            }
            begun = System.nanoTime();
            head = pair.backup.follower().apply(1, Side.PRIMARY, batch);
            applying += System.nanoTime() - begun;
            entries += batch.size();
        }
        var spent = processorOfServers().minus(processor);
        if (!pair.backup.contents().equals(pair.primary.contents())) {
            throw new IllegalStateException("The two databases differ");
        }
        System.out.printf(
                "catch-up: %d entries, %.0f/s (reading alone %.0f/s, applying alone %.0f/s; %.2f ms of the servers'"
                        + " processors each), both databases equal%n",
                entries,
                entries / ((reading + applying) / 1e9),
                entries / (reading / 1e9),
                entries / (applying / 1e9),
                spent.toNanos() / 1e6 / entries);
    }

    /** The servers and their sessions, which last as long as the pools do. */
    private static Duration processorOfServers() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private record Run(long orders, double seconds, Duration processor) {

        static final Run NONE = new Run(0, 0, Duration.ZERO);

        Run and(Run other) {
            return new Run(orders + other.orders, seconds + other.seconds, processor.plus(other.processor));
        }

        double perSecond() {
            return orders / seconds;
        }

        double processorMillis() {
            return processor.toNanos() / 1e6 / orders;
        }

        @Override
        public String toString() {
            return "%.0f orders/s (%.2f ms of processor each)".formatted(perSecond(), processorMillis());
        }
    }

    private record Studio(JdbcClient jdbc, Decisions decisions, List<PersonId> people) {

        void open() {
            var ledger = LedgerFixture.ledgerOn(jdbc);
            for (var seat = 0; seat < PEOPLE; seat++) {
                var person = PersonId.at(CLOCK.instant());
                decisions.act(() -> ledger.grant(person, Credits.of(10_000_000), "bench:" + person, CLOCK.instant()));
                people.add(person);
            }
        }

        Run orders(int customers, int seconds) throws Exception {
            var processor = processorOfServers();
            var orders = new OrderSamples(jdbc, decisions, CLOCK);
            var start = System.nanoTime();
            var end = start + Duration.ofSeconds(seconds).toNanos();
            try (var pool = Executors.newFixedThreadPool(customers)) {
                var counts = new ArrayList<Future<Integer>>();
                for (var customer = 0; customer < customers; customer++) {
                    counts.add(pool.submit(() -> {
                        var count = 0;
                        for (; System.nanoTime() < end; count++) {
                            var person = people.get(ThreadLocalRandom.current().nextInt(PEOPLE));
                            orders.order(person, OperationId.at(CLOCK.instant()));
                        }
                        return count;
                    }));
                }
                var sum = 0L;
                for (var count : counts) {
                    sum += count.get();
                }
                var took = (System.nanoTime() - start) / 1e9;
                return new Run(sum, took, processorOfServers().minus(processor));
            }
        }
    }
}
