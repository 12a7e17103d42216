package io.neurocards.database.attack;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.Pgbench;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many decisions a second sixteen customers get in one way, and in another one in turns with it. */
final class Rates {

    private static final int CUSTOMERS = 16;
    private static final int ROUNDS = 3;

    /** After 3 s a third of what a decision cost this process was still the compiler's. */
    private static final Duration WARMING = Duration.ofSeconds(30);

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final int seconds;
    private final Consumer<PersonId> base;

    /** @param base what everything is compared with, on one database */
    Rates(int seconds, Consumer<PersonId> base) {
        this.seconds = seconds;
        this.base = base;
    }

    /** What was done in some time, and what it took of the processors: this process's and the servers'. */
    private record Run(long decisions, Duration time, Duration processor) {

        static final Run NONE = new Run(0, Duration.ZERO, Duration.ZERO);

        Run and(Run other) {
            return new Run(decisions + other.decisions, time.plus(other.time), processor.plus(other.processor));
        }

        double perSecond() {
            return decisions * 1e9 / time.toNanos();
        }

        double millis() {
            return processor.toNanos() / 1e6 / decisions;
        }

        @Override
        public String toString() {
            return "%.0f decisions a second, %.2f ms of processor each".formatted(perSecond(), millis());
        }
    }

    void compare(String what, Consumer<PersonId> way) throws InterruptedException {
        run(base, WARMING);
        run(way, WARMING);
        var first = Run.NONE;
        var other = Run.NONE;
        for (var round = 0; round < ROUNDS; round++) {
            first = first.and(run(base, Duration.ofSeconds(seconds)));
            other = other.and(run(way, Duration.ofSeconds(seconds)));
        }
        System.out.printf(
                "%d customers, %d x %d s: one database %s; %s %s; %.1f %% of its decisions, %.1f %% of its processor%n",
                CUSTOMERS,
                ROUNDS,
                seconds,
                first,
                what,
                other,
                100 * other.perSecond() / first.perSecond(),
                100 * other.millis() / first.millis());
    }

    void compareWithPgbench(HikariDataSource database) throws IOException, InterruptedException {
        JdbcClient.create(database).sql("""
                insert into ledger_wallets (id, available, held, ordinal)
                select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 0, 0
                from generate_series(0, :last) n
                """).param("last", CUSTOMERS - 1).update();
        var pgbench = new Pgbench(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        if (!Pgbench.isInstalled()) {
            System.out.println("pgbench is not installed (Debian: postgresql), so nothing is compared with it");
            return;
        }
        var ours = Run.NONE;
        var its = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            ours = ours.and(run(base, Duration.ofSeconds(seconds)));
            its += pgbench.perSecond("src/bench/pgbench/top_up.sql", CUSTOMERS, seconds) / ROUNDS;
        }
        System.out.printf(
                "one database %s; pgbench with the same statements %.0f a second, that is %.2f of pgbench%n",
                ours, its, ours.perSecond() / its);
    }

    private static Run run(Consumer<PersonId> way, Duration time) throws InterruptedException {
        var done = new AtomicLong();
        var isOver = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        var before = processor();
        var began = System.nanoTime();
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            var person = PersonId.at(AT);
            threads.add(Thread.ofPlatform().start(() -> {
                while (!isOver.get()) {
                    way.accept(person);
                    done.incrementAndGet();
                }
            }));
        }
        Until.pass(time);
        isOver.set(true);
        for (var thread : threads) {
            thread.join();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Run(done.get(), took, processor().minus(before));
    }

    /** The servers' sessions last as long as the pools do. */
    private static Duration processor() {
        var here = ProcessHandle.current();
        return here.descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(here.info().totalCpuDuration().orElseThrow(), Duration::plus);
    }
}
