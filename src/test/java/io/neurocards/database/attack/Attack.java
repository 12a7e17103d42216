package io.neurocards.database.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs histories one after the other, until the time is up or one is broken, and prints each with its seed; {@code
 * mvn -q test-compile exec:exec@attack -Dattack="histories=1000"}. Words: {@code seconds}, {@code histories}, {@code
 * seed}, and {@code nodes=2} for two processes with a witness.
 */
public final class Attack {

    private Attack() {}

    static List<History.Outcome> run(Duration most, int histories, long seed, boolean isShared)
            throws IOException, InterruptedException {
        var seeds = new Random(seed);
        var outcomes = new ArrayList<History.Outcome>();
        try (var primary = AttackedServer.start(Path.of("target", "attack", "primary"));
                var backup = AttackedServer.start(Path.of("target", "attack", "backup"));
                var witness = isShared ? AttackedServer.start(Path.of("target", "attack", "witness")) : null) {
            var end = System.nanoTime() + most.toNanos();
            while (outcomes.size() < histories && System.nanoTime() < end) {
                var next = outcomes.isEmpty() ? seed : seeds.nextLong();
                var outcome = new History(primary, backup, witness, next).run();
                outcomes.add(outcome);
                System.out.printf(
                        "history %d: seed=%d answered=%d repeated=%d gap=%d ms faults=%s %s%n",
                        outcomes.size(),
                        outcome.seed(),
                        outcome.answered(),
                        outcome.repeated(),
                        outcome.gap(),
                        outcome.faults(),
                        outcome.broken().isEmpty() ? "kept" : "BROKEN " + outcome.broken());
                if (!outcome.broken().isEmpty()) {
                    break;
                }
            }
        }
        return outcomes;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var seconds = number(words, "seconds", 24 * 3600);
        var histories = (int) number(words, "histories", Integer.MAX_VALUE);
        var outcomes = run(
                Duration.ofSeconds(seconds),
                histories,
                number(words, "seed", System.nanoTime()),
                number(words, "nodes", 1) > 1);
        var gaps = outcomes.stream().map(History.Outcome::gap).sorted().toList();
        var broken =
                outcomes.stream().filter(outcome -> !outcome.broken().isEmpty()).count();
        System.out.printf(
                "histories=%d answered=%d faults=%d broken=%d gap p50=%d p95=%d max=%d ms%n",
                outcomes.size(),
                outcomes.stream().mapToInt(History.Outcome::answered).sum(),
                outcomes.stream().mapToInt(outcome -> outcome.faults().size()).sum(),
                broken,
                gaps.get(gaps.size() / 2),
                gaps.get(gaps.size() * 95 / 100),
                gaps.getLast());
        if (broken > 0) {
            System.exit(1);
        }
    }

    static long number(String[] words, String name, long otherwise) {
        for (var word : words) {
            if (word.startsWith(name + "=")) {
                return Long.parseLong(word.substring(name.length() + 1));
            }
        }
        return otherwise;
    }
}
