package io.neurocards.database.attack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.neurocards.database.attack.History.Outcome;
import io.neurocards.database.attack.History.Sold;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/**
 * Runs histories until the time is up or one is broken, in several lanes of servers side by side, and prints each with its
 * seed; {@code mvn -q test-compile exec:exec@attack -Dattack="histories=1000"}. Words: {@code seconds}, {@code histories},
 * {@code seed}, {@code lanes}, {@code nodes=2} for two processes with a witness, {@code bug} for a
 * {@link PlantedBug}, and {@code faults=KILL,FULL_DISK} for these alone. One history alone also
 * shows what the pair logs.
 */
public final class Attack {

    private static final int LANES = 3;

    /** One in so many may fail before anything struck it: the machine was too busy to answer within the short times of a pair in a hurry. */
    private static final int MOST_NOT_BEGUN = 20;

    private Attack() {}

    /**
     * What is to be run.
     *
     * @param isShared whether two processes share a witness
     */
    record Order(
            Duration most, int histories, long seed, boolean isShared, int lanes, PlantedBug bug, List<Fault> faults) {

        /** Returns one lane that runs as long as that. */
        static Order of(Duration most, long seed, boolean isShared) {
            return new Order(most, Integer.MAX_VALUE, seed, isShared, 1, PlantedBug.NONE, Fault.ANY_TIME);
        }
    }

    /** Returns what came of each history, in the order in which they ended. */
    static List<Outcome> run(Order order) throws IOException, InterruptedException {
        var series = new Series(order);
        var lanes = IntStream.range(0, Math.min(order.lanes(), order.histories()))
                .<Callable<Boolean>>mapToObj(lane -> () -> runLane(folder(lane), order, series))
                .toList();
        try (var threads = Executors.newFixedThreadPool(lanes.size())) {
            for (var lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A lane failed", e);
        }
        return series.outcomes();
    }

    private static Path folder(int lane) {
        var first = Path.of("target", "attack");
        return lane == 0 ? first : first.resolve("lane-" + (lane + 1));
    }

    private static boolean runLane(Path folder, Order order, Series series) throws IOException, InterruptedException {
        try (var primary = AttackedServer.start(folder.resolve("primary"));
                var backup = AttackedServer.start(folder.resolve("backup"));
                var witness = order.isShared() ? AttackedServer.start(folder.resolve("witness")) : null) {
            for (var seed = series.next(); seed.isPresent(); seed = series.next()) {
                series.end(new History(primary, backup, witness, order, seed.getAsLong()).run());
            }
        }
        return true;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var began = System.nanoTime();
        if (number(words, "histories", 0) != 1) {
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        }
        var outcomes = run(new Order(
                Duration.ofSeconds(number(words, "seconds", 24 * 3600)),
                (int) number(words, "histories", Integer.MAX_VALUE),
                number(words, "seed", System.nanoTime()),
                number(words, "nodes", 1) > 1,
                (int) number(words, "lanes", LANES),
                PlantedBug.valueOf(word(words, "bug", "NONE")),
                Fault.of(word(words, "faults", ""))));
        print(outcomes, (System.nanoTime() - began) / 60e9);
        var notBegun = outcomes.stream().filter(outcome -> !outcome.isBegun()).count();
        if (notBegun * MOST_NOT_BEGUN > outcomes.size()
                || outcomes.stream()
                        .anyMatch(outcome ->
                                outcome.isBegun() && !outcome.broken().isEmpty())) {
            System.exit(1);
        }
    }

    private static void print(List<Outcome> outcomes, double minutes) {
        var gaps = outcomes.stream().map(Outcome::gap).sorted().toList();
        var blows =
                outcomes.stream().flatMap(outcome -> outcome.faults().stream()).toList();
        System.out.printf(
                "histories=%d a_minute=%.1f answered=%d repeated=%d faults=%d not_begun=%d broken=%d gap p50=%d p95=%d max=%d ms%n",
                outcomes.size(),
                outcomes.size() / minutes,
                outcomes.stream().mapToInt(Outcome::answered).sum(),
                outcomes.stream().mapToInt(Outcome::repeated).sum(),
                blows.size(),
                outcomes.stream().filter(outcome -> !outcome.isBegun()).count(),
                outcomes.stream()
                        .filter(outcome ->
                                outcome.isBegun() && !outcome.broken().isEmpty())
                        .count(),
                Unavailability.at(gaps, 50),
                Unavailability.at(gaps, 95),
                gaps.getLast());
        System.out.println(
                outcomes.stream().map(Outcome::sold).reduce(Sold::and).orElseThrow());
        var counts = new ArrayList<String>();
        for (var fault : Fault.values()) {
            counts.add(fault + "="
                    + blows.stream().filter(blow -> blow.fault() == fault).count());
        }
        System.out.println(String.join(" ", counts));
        System.out.print(Unavailability.table(
                outcomes.stream().flatMap(outcome -> outcome.gaps().stream()).toList()));
    }

    static long number(String[] words, String name, long otherwise) {
        return Long.parseLong(word(words, name, Long.toString(otherwise)));
    }

    private static String word(String[] words, String name, String otherwise) {
        for (var word : words) {
            if (word.startsWith(name + "=")) {
                return word.substring(name.length() + 1);
            }
        }
        return otherwise;
    }
}
