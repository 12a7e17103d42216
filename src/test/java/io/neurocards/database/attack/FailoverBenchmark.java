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
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How long nobody is answered when the decider is killed, and when it is frozen; and what two databases cost, against one
 * and against pgbench with the same statements. {@code
 * mvn -q test-compile exec:exec@failover-bench -Dfailover="kills=30 freezes=10 seconds=10"}.
 */
public final class FailoverBenchmark {

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
        if (seconds > 0) {
            comparedWithOne(seconds);
        }
        try (var node = node(primary.through(first), backup.through(second))) {
            print("killed", gaps(node, (int) Attack.number(words, "kills", 30), false));
            print("frozen", gaps(node, (int) Attack.number(words, "freezes", 10), true));
        }
    }

    /** In turns, so that what else the machine does meets all of them. The links of the strikes would cost time of their own. */
    private void comparedWithOne(int seconds) throws Exception {
        try (var single = primary.newDatabase();
                var third = primary.newDatabase();
                var fourth = backup.newDatabase();
                var node = node(direct(third), direct(fourth))) {
            single.setMaximumPoolSize(AttackedNode.CONNECTIONS);
            var bare = AttackedNode.alone(single);
            var straight = new Straight(single);
            var rates = new Rates(seconds, person -> topUp(person).ask(bare));
            rates.compare("the same statements, without Decisions", person -> straight.decide(topUp(person)));
            rates.compare("FULL_OPERATIONAL", person -> topUp(person).ask(node.life()));
            rates.compareWithPgbench(single);
        }
    }

    private static AttackedNode node(DataSource primary, DataSource backup) throws Exception {
        var folder = Files.createTempDirectory("failover-bench");
        var node = new AttackedNode(
                primary, backup, new AttackedNode.Third.InFolder(folder), Clock.systemUTC(), AttackedNode.AS_SHIPPED);
        node.start();
        History.awaitFull(node);
        return node;
    }

    private static DataSource direct(HikariDataSource database) {
        return new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private static Wish topUp(PersonId person) {
        return new Wish(new OperationId(UUID.randomUUID()), Wish.Kind.TOP_UP, person, person, 1);
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
        if (gaps.isEmpty()) {
            return;
        }
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
