package io.neurocards.database.attack;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.attack.AttackedNode.Third;
import io.neurocards.database.attack.Customers.Told;
import io.neurocards.database.pair.Mode;
import io.neurocards.shared.ShiftedClock;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One generated history: customers, faults, healing, and what was found. */
final class History {

    private static final int CUSTOMERS = 6;
    private static final Duration STRUCK = Duration.ofSeconds(3);
    private static final Duration MOST_TO_HEAL = Duration.ofSeconds(60);

    private final AttackedServer primary;
    private final AttackedServer backup;
    private final @Nullable AttackedServer witness;
    private final Attack.Order order;
    private final long seed;

    /**
     * What came of it.
     *
     * @param isBegun false when the pair was not FULL_OPERATIONAL within a minute although nothing had struck yet
     * @param gap the longest time in which nobody was answered, in milliseconds
     */
    record Outcome(
            long seed,
            boolean isBegun,
            int answered,
            int repeated,
            List<Blow> faults,
            long gap,
            List<Unavailability.Gap> gaps,
            List<String> broken) {}

    /** @param witness what two processes share; null for one process with a journal of its own */
    History(
            AttackedServer primary,
            AttackedServer backup,
            @Nullable AttackedServer witness,
            Attack.Order order,
            long seed) {
        this.order = order;
        this.primary = primary;
        this.backup = backup;
        this.witness = witness;
        this.seed = seed;
    }

    Outcome run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("attack-journal");
        var first = primary.newDatabase();
        var second = backup.newDatabase();
        var clock = new ShiftedClock();
        var third = witness == null ? null : witness.newDatabase();
        var nodes = thirds(folder, third).stream()
                .map(place -> new AttackedNode(
                        primary.through(first),
                        backup.through(second),
                        place,
                        clock,
                        AttackedNode.HURRIED,
                        order.bug()))
                .toList();
        var servers = witness == null ? List.of(primary, backup) : List.of(primary, backup, witness);
        var databases = List.of(AttackedServer.name(first), AttackedServer.name(second));
        var nemesis =
                new Nemesis(servers, databases, nodes, clock, new Nemesis.Chance(new Random(seed), order.faults()));
        var customers = new Customers(nodes, 4);
        var isBegun = false;
        try {
            for (var node : nodes) {
                node.start();
            }
            nodes.forEach(History::awaitFull);
            order.bug().plant(first);
            order.bug().plant(second);
            isBegun = true;
            customers.begin(CUSTOMERS, seed);
            nemesis.strike(STRUCK);
            nemesis.heal();
            customers.end();
            nodes.forEach(History::awaitFull);
            var broken = new Verdict(first, second, customers.told()).broken();
            return outcome(true, customers.told(), nemesis.done(), broken);
        } catch (AssertionError | RuntimeException e) {
            return outcome(isBegun, customers.told(), nemesis.done(), List.of(e.toString()));
        } finally {
            customers.giveUp();
            for (var server : servers) {
                server.heal();
            }
            for (var node : nodes) {
                node.close();
            }
            primary.drop(first);
            backup.drop(second);
            if (witness != null && third != null) {
                witness.drop(third);
            }
            deleteAll(folder);
        }
    }

    private Outcome outcome(boolean isBegun, List<Told> told, List<Blow> blows, List<String> broken) {
        var gaps = Unavailability.of(told, blows);
        return new Outcome(seed, isBegun, told.size(), repeated(told), blows, gap(told), gaps, broken);
    }

    private List<Third> thirds(Path folder, @Nullable HikariDataSource third) {
        return witness == null || third == null
                ? List.of(new Third.InFolder(folder))
                : List.of(
                        new Third.Shared(witness.through(third), "one"),
                        new Third.Shared(witness.through(third), "other"));
    }

    static void awaitFull(AttackedNode node) {
        Until.holds(
                () -> node.life().pair().status().toString(), MOST_TO_HEAL, () -> node.mode() == Mode.FULL_OPERATIONAL);
    }

    private static int repeated(List<Told> told) {
        return (int) told.stream().filter(one -> one.attempts() > 1).count();
    }

    private static long gap(List<Told> told) {
        var answers = new ArrayList<>(told.stream()
                .map(Told::answered)
                .sorted(Comparator.naturalOrder())
                .toList());
        var longest = 0L;
        for (var i = 1; i < answers.size(); i++) {
            longest = Math.max(longest, answers.get(i) - answers.get(i - 1));
        }
        return Duration.ofNanos(longest).toMillis();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
