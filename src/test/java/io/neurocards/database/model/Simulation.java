package io.neurocards.database.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Random histories of the same steps, longer than the explorer can afford: faults of every kind first, then a network that is
 * fair but still loses a little. Every state has to keep the invariants, and in the end all has to be well again without any
 * customer asking twice: both databases in sync and equal, every promise decided, answers in the order of real time.
 */
final class Simulation {

    private static final int MOST_FAULTY_STEPS = 600;
    private static final int MOST_HEALING_STEPS = 4_000;

    /** What was run, and the first history that went wrong, told step by step. */
    record Result(
            Rules rules, long histories, long steps, int longestHealing, double seconds, Optional<Failure> failure) {

        @Override
        public String toString() {
            return "%s: %,d histories, %,d steps, longest healing %d steps, %.1f s: %s"
                    .formatted(
                            rules,
                            histories,
                            steps,
                            longestHealing,
                            seconds,
                            failure.map(found -> "seed " + found.seed() + " " + found.broken())
                                    .orElse("nothing broken, all healed"));
        }
    }

    /** {@code broken} is an invariant's name, or what did not become well. */
    record Failure(long seed, String broken, String history) {}

    private final Rules rules;
    private final Rules healing;
    private long steps;
    private int longestHealing;

    private Simulation(Rules rules) {
        this.rules = rules;
        this.healing = rules.within(rules.bounds().upTo(Configuration.LAST_EPOCH));
    }

    /** Runs histories of the seeds from {@code firstSeed} on until time or number is used up, or one goes wrong. */
    static Result run(Rules rules, long firstSeed, long histories, double seconds) {
        var simulation = new Simulation(rules);
        var started = System.nanoTime();
        var run = 0L;
        Optional<Failure> failure = Optional.empty();
        while (failure.isEmpty() && run < histories && System.nanoTime() - started < seconds * 1e9) {
            failure = simulation.history(firstSeed + run, null);
            run++;
        }
        var took = (System.nanoTime() - started) / 1e9;
        var told = failure.map(found -> new Failure(found.seed(), found.broken(), simulation.tell(found.seed())));
        return new Result(rules, run, simulation.steps, simulation.longestHealing, took, told);
    }

    private String tell(long seed) {
        List<String> lines = new ArrayList<>();
        var failure = history(seed, lines);
        return String.join("\n", lines) + "\nthen " + failure.orElseThrow().broken();
    }

    private Optional<Failure> history(long seed, List<String> lines) {
        var random = new SplittableRandom(seed);
        var logs = new Log.Family();
        var walk = new Walk(rules, new Protocol(rules, logs), random, lines);
        var faulty = 1 + random.nextInt(MOST_FAULTY_STEPS);
        var faults = Weights.ofFaults(random);
        for (var step = 0; step < faulty && walk.broken().isEmpty(); step++) {
            walk.promise();
            walk.step(faults);
        }
        var mended = walk.under(new Protocol(healing, logs));
        var well = Weights.ofHealing(rules);
        var heals = 0;
        while (mended.broken().isEmpty() && !mended.isWell()) {
            if (++heals > MOST_HEALING_STEPS || !mended.step(well)) {
                steps += faulty + heals;
                return Optional.of(new Failure(seed, "I9 does not become well: " + mended.state(), ""));
            }
        }
        steps += faulty + heals;
        longestHealing = Math.max(longestHealing, heals);
        return mended.broken().or(mended::brokenInTheEnd).map(broken -> new Failure(seed, broken, ""));
    }
}
