package io.neurocards.database.attack;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.attack.AttackedNode.Scene;
import io.neurocards.database.attack.AttackedNode.Third;
import io.neurocards.database.attack.Customers.Told;
import io.neurocards.database.pair.Mode;
import io.neurocards.shared.ShiftedClock;
import io.neurocards.shared.Until;
import io.neurocards.videos.AttackedVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

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
     * What was sold.
     *
     * @param clips that were ordered
     * @param tasks that the vendor was asked for
     * @param late of those who asked, how many heard when another database decided
     * @param payments that were paid
     * @param notices of them that were acknowledged
     */
    record Sold(long clips, long tasks, long late, long payments, long notices) {

        Sold and(Sold other) {
            return new Sold(
                    clips + other.clips,
                    tasks + other.tasks,
                    late + other.late,
                    payments + other.payments,
                    notices + other.notices);
        }
    }

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
            Sold sold,
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
        var vendor = new AttackedVendor(seed, order.bug() == PlantedBug.JOB_ASKED_AGAIN_AFTER_ITS_LEASE);
        var third = witness == null ? null : witness.newDatabase();
        var nodes = thirds(folder, third).stream()
                .map(place -> new AttackedNode(
                        primary.through(first),
                        backup.through(second),
                        place,
                        clock,
                        AttackedNode.HURRIED,
                        new Scene(order.bug(), vendor)))
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
            customers.settle(nodes.getFirst());
            isBegun = true;
            customers.begin(CUSTOMERS, seed);
            nemesis.strike(STRUCK);
            nemesis.heal();
            customers.end();
            nodes.forEach(History::awaitFull);
            nodes.forEach(node -> Until.holds(
                    () -> "every clip ends",
                    MOST_TO_HEAL,
                    () -> node.life().studio().videos().isAllDone()));
            nodes.forEach(AttackedNode::stopWork);
            nodes.forEach(History::awaitFull);
            Until.holds(
                    () -> "the copy has all", MOST_TO_HEAL, () -> head(first).equals(head(second)));
            var broken = new Verdict(first, second, customers.told(), customers.heard()).broken();
            if (vendor.askedTwice() > 0) {
                broken.add("Clips for which a vendor was asked twice: " + vendor.askedTwice());
            }
            return outcome(true, customers, vendor, nemesis.done(), broken);
        } catch (AssertionError | RuntimeException e) {
            return outcome(isBegun, customers, vendor, nemesis.done(), List.of(e.toString()));
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

    private Outcome outcome(
            boolean isBegun, Customers customers, AttackedVendor vendor, List<Blow> blows, List<String> broken) {
        var told = customers.told();
        var gaps = Unavailability.of(told, blows);
        return new Outcome(
                seed, isBegun, told.size(), repeated(told), blows, gap(told), sold(customers, vendor), gaps, broken);
    }

    private static Sold sold(Customers customers, AttackedVendor vendor) {
        var clips = customers.told().stream().map(told -> told.answer().job()).filter(Objects::nonNull);
        var notices = customers.heard();
        return new Sold(
                clips.distinct().count(),
                vendor.tasks(),
                vendor.late(),
                notices.stream().map(Gateway.Heard::payment).distinct().count(),
                notices.size());
    }

    private static String head(HikariDataSource database) {
        return JdbcClient.create(database)
                .sql("select head || ' ' || encode(hash, 'hex') from pair.authority")
                .query(String.class)
                .single();
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
