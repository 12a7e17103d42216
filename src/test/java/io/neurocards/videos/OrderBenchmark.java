package io.neurocards.videos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.Pgbench;
import io.neurocards.database.TestDecisions;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures ordering (operation, hold, order, job, enqueue, outcome: one transaction) against pgbench sending the same
 * statements to the same server, in turns within one run. Prints orders a second of both and their ratio. Needs pgbench,
 * from Debian's postgresql-contrib or postgresql package.
 *
 * <p>{@code mvn -q test-compile exec:exec@order-bench}; rounds and seconds by {@code -Dbench.rounds} and
 * {@code -Dbench.seconds}.
 */
final class OrderBenchmark {

    private static final int CLIENTS = 4;
    private static final int PEOPLE = 200;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    private OrderBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = EmbeddedPostgres.start(Path.of("target", "bench-postgres"));
                var pool = pool(server)) {
            Flyway.configure().dataSource(pool).load().migrate();
            var people = people(pool);
            warmUp(pool, people);
            var program = new Pgbench(server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
            var ours = new ArrayList<Double>();
            var pgbench = new ArrayList<Double>();
            for (var round = 1; round <= ROUNDS; round++) {
                ours.add(orders(pool, people, SECONDS));
                pgbench.add(program.perSecond("src/bench/pgbench/order.sql", CLIENTS, SECONDS));
                System.out.printf(
                        "round %d: orders/s=%.0f, pgbench tps=%.0f, ratio=%.2f%n",
                        round, ours.getLast(), pgbench.getLast(), ours.getLast() / pgbench.getLast());
            }
            System.out.printf(
                    "ordering: %.0f/s, pgbench with the same statements: %.0f/s, ratio %.2f (%d clients, %d x %d s)%n",
                    mean(ours), mean(pgbench), mean(ours) / mean(pgbench), CLIENTS, ROUNDS, SECONDS);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        config.setUsername(EmbeddedPostgres.USER);
        config.setPassword(server.password());
        config.setMaximumPoolSize(CLIENTS);
        return new HikariDataSource(config);
    }

    private static List<PersonId> people(DataSource pool) {
        var jdbc = JdbcClient.create(pool);
        jdbc.sql("drop table if exists bench_people").update();
        jdbc.sql("create table bench_people (seat int primary key, id uuid not null)")
                .update();
        var ledger = LedgerFixture.ledgerOn(jdbc);
        var decisions = TestDecisions.on(pool);
        var clock = Clock.systemUTC();
        var people = new ArrayList<PersonId>();
        for (var seat = 1; seat <= PEOPLE; seat++) {
            var person = PersonId.at(clock.instant());
            decisions.act(
                    () -> ledger.grant(person, Credits.of(10_000_000), "bench:" + UUID.randomUUID(), clock.instant()));
            jdbc.sql("insert into bench_people (seat, id) values (:seat, :id)")
                    .param("seat", seat)
                    .param("id", person.value())
                    .update();
            people.add(person);
        }
        return people;
    }

    private static void warmUp(DataSource pool, List<PersonId> people) throws Exception {
        orders(pool, people, 5);
    }

    private static double orders(DataSource pool, List<PersonId> people, int seconds) throws Exception {
        var jdbc = JdbcClient.create(pool);
        var clock = Clock.systemUTC();
        var orders = new OrderSamples(jdbc, TestDecisions.on(pool), clock);
        var start = System.nanoTime();
        var end = start + Duration.ofSeconds(seconds).toNanos();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var counts = new ArrayList<Future<Integer>>();
            for (var client = 0; client < CLIENTS; client++) {
                counts.add(clients.submit(() -> {
                    var count = 0;
                    for (; System.nanoTime() < end; count++) {
                        var person = people.get(ThreadLocalRandom.current().nextInt(people.size()));
                        orders.order(person, OperationId.at(clock.instant()));
                    }
                    return count;
                }));
            }
            return sum(counts) / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static int sum(List<Future<Integer>> counts) throws ExecutionException, InterruptedException {
        var sum = 0;
        for (var count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
