package io.neurocards.database.attack;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long nobody is answered when the decider is killed, and when it is frozen; and what two databases cost. {@code
 * mvn -q test-compile exec:exec@failover-bench -Dfailover="kills=30 freezes=10 seconds=10"}.
 */
public final class FailoverBenchmark {

    private static final int CUSTOMERS = 16;
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private final AttackedServer primary;
    private final AttackedServer backup;
    private final HikariDataSource first;
    private final HikariDataSource second;

    private FailoverBenchmark(AttackedServer primary, AttackedServer backup) {
        this.primary = primary;
        this.backup = backup;
        this.first = primary.newDatabase();
        this.second = backup.newDatabase();
    }

    public static void main(String[] words) throws Exception {
        try (var primary = AttackedServer.start(Path.of("target", "attack", "primary"));
                var backup = AttackedServer.start(Path.of("target", "attack", "backup"))) {
            new FailoverBenchmark(primary, backup).run(words);
        }
    }

    private void run(String[] words) throws Exception {
        var seconds = (int) Attack.number(words, "seconds", 10);
        var bare = decisionsASecond(AttackedNode.alone(primary.newDatabase(), seconds));
        System.out.printf("one database, no log: %.0f decisions a second with %d customers%n", bare, CUSTOMERS);
        var folder = Files.createTempDirectory("failover-bench");
        try (var node = new AttackedNode(
                primary.through(first),
                backup.through(second),
                new AttackedNode.Third.InFolder(folder),
                Clock.systemUTC(),
                AttackedNode.AS_SHIPPED)) {
            node.start();
            History.awaitFull(node);
            var both = decisionsASecond(new AttackedNode.Load(node.life(), seconds));
            System.out.printf("FULL: %.0f decisions a second, %.0f %% of that%n", both, 100 * both / bare);
            print("killed", gaps(node, (int) Attack.number(words, "kills", 30), false));
            print("frozen", gaps(node, (int) Attack.number(words, "freezes", 10), true));
        }
    }

    private static double decisionsASecond(AttackedNode.Load load) throws InterruptedException {
        var done = new AtomicLong();
        var begin = new CountDownLatch(1);
        var end = new AtomicLong(Long.MAX_VALUE);
        var threads = new ArrayList<Thread>();
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            var person = PersonId.at(AT);
            threads.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end.get()) {
                    new Wish(new OperationId(UUID.randomUUID()), Wish.Kind.TOP_UP, person, person, 1).ask(load.life());
                    if (begin.getCount() == 0) {
                        done.incrementAndGet();
                    }
                }
            }));
        }
        Until.pass(Duration.ofSeconds(2));
        begin.countDown();
        var began = System.nanoTime();
        end.set(began + load.seconds() * 1_000_000_000L);
        for (var thread : threads) {
            thread.join();
        }
        return done.get() * 1e9 / (System.nanoTime() - began);
    }

    /** One customer asks for one thing after the other; the gap is from the strike to the next answer to what was asked since. */
    private List<Long> gaps(AttackedNode node, int strikes, boolean freeze) throws IOException, InterruptedException {
        var gaps = new ArrayList<Long>();
        var person = PersonId.at(AT);
        for (var strike = 0; strike < strikes; strike++) {
            History.awaitFull(node);
            Until.pass(Duration.ofMillis(300));
            var decider = node.life().pair().status().decider() == Side.PRIMARY ? primary : backup;
            var struck = System.nanoTime();
            if (freeze) {
                decider.server.freeze();
            } else {
                decider.server.kill();
            }
            var after = System.nanoTime();
            new Wish(new OperationId(UUID.randomUUID()), Wish.Kind.TOP_UP, person, person, 1).ask(node.life());
            gaps.add((System.nanoTime() - (freeze ? struck : after)) / 1_000_000);
            decider.heal();
        }
        return gaps;
    }

    private static void print(String what, List<Long> gaps) {
        var sorted = gaps.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "decider %s %d times: p50 %d ms, p90 %d ms, p99 %d ms; all %s%n",
                what,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 9 / 10],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                Arrays.toString(sorted));
    }
}
