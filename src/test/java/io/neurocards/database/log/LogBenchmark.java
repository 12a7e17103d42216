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
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures what the log costs: orders a second without it and with it, in turns within one run, on one server; then how fast
 * another server catches up with all of them, and with as long a time of grants. Nobody waits for the other server while ordering. Beside times stands the
 * processor time of the servers, which says something on a busy machine too.
 *
 * <p>{@code mvn -q test-compile exec:exec@log-bench}; rounds and seconds by {@code -Dbench.rounds} (0:
 * catching up alone) and {@code -Dbench.seconds}.
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
            for (var customers : ROUNDS == 0 ? List.<Integer>of() : CUSTOMERS) {
                compare(plain, logged, customers);
            }
            catchUp(logged, with);
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

    /** First with the orders of all rounds, then with decisions of the ledger alone. */
    private static void catchUp(Studio logged, TestPair pair) throws Exception {
        try (var bare = TestPair.bare()) {
            CatchUp.defer(bare.primary);
            logged.orders(16, SECONDS);
            report(pair, bare);
            logged.grants(16, SECONDS);
            report(pair, bare);
        }
    }

    private static void report(TestPair pair, TestPair bare) throws Exception {
        var from = pair.backup.head().seq();
        var caughtUp = CatchUp.of(pair);
        System.out.println("catch-up: " + caughtUp.against(CatchUp.plain(pair, bare.primary, from)));
    }

    /** The servers and their sessions, which last as long as the pools do. */
    static Duration processorOfServers() {
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
            var orders = new OrderSamples(jdbc, decisions, CLOCK);
            return each(customers, seconds, person -> orders.order(person, OperationId.at(CLOCK.instant())));
        }

        Run grants(int customers, int seconds) throws Exception {
            var ledger = LedgerFixture.ledgerOn(jdbc);
            return each(
                    customers,
                    seconds,
                    person -> decisions.act(() -> ledger.grant(
                            person,
                            Credits.of(1),
                            OperationId.at(CLOCK.instant()).toString(),
                            CLOCK.instant())));
        }

        private Run each(int customers, int seconds, Consumer<PersonId> decision) throws Exception {
            var processor = processorOfServers();
            var start = System.nanoTime();
            var end = start + Duration.ofSeconds(seconds).toNanos();
            try (var pool = Executors.newFixedThreadPool(customers)) {
                var counts = new ArrayList<Future<Integer>>();
                for (var customer = 0; customer < customers; customer++) {
                    counts.add(pool.submit(() -> {
                        var count = 0;
                        for (; System.nanoTime() < end; count++) {
                            var person = people.get(ThreadLocalRandom.current().nextInt(PEOPLE));
                            decision.accept(person);
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
