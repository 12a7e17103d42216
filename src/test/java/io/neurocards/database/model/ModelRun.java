package io.neurocards.database.model;

import io.neurocards.database.model.Rules.Bounds;
import io.neurocards.database.model.Rules.Disaster;
import java.util.List;

/**
 * Explores one world of any size, or simulates it for a time; docs/failover-model.md has the commands and what they found.
 *
 * <p>Arguments are words: {@code nodes=1 operations=2 epochs=5 batch=1 slots=28 seconds=60 seed=7 stamps=off mark=witness|later shadowing=on lost=TAIL
 * without=R13}. With {@code seconds} it simulates. Up to {@code slots=25} it can tell the history that breaks an invariant;
 * beyond, there is a third more room instead. {@code without} may be given several times. It ends with 1 when something broke.
 */
final class ModelRun {

    private static final int MOST_SLOTS_WITH_HISTORIES = 25;

    private final List<String> words;

    private ModelRun(List<String> words) {
        this.words = words;
    }

    public static void main(String[] words) {
        var run = new ModelRun(List.of(words));
        System.exit(run.isClean() ? 0 : 1);
    }

    private boolean isClean() {
        var rules = rules();
        System.out.println(rules);
        if (words.stream().anyMatch(word -> word.startsWith("seconds="))) {
            var seed = Long.parseLong(value("seed", String.valueOf(System.nanoTime())));
            System.out.println("seed=" + seed);
            var result = Simulation.run(rules, seed, Long.MAX_VALUE, number("seconds", 60));
            System.out.println(result);
            result.failure().ifPresent(failure -> System.out.println(failure.history()));
            return result.failure().isEmpty();
        }
        var slots = number("slots", 24);
        var explorer = Explorer.of(rules);
        var result = slots > MOST_SLOTS_WITH_HISTORIES ? explorer.exploreLarge(slots) : explorer.explore(slots);
        System.out.println(result);
        System.out.print(result.history());
        return result.broken().isEmpty();
    }

    private Rules rules() {
        var operations = number("operations", 2);
        var epochs = number("epochs", 5);
        var bounds =
                number("nodes", 1) == 1 ? Bounds.oneProcess(operations, epochs) : Bounds.twoNodes(operations, epochs);
        bounds = bounds.inBatchesOf(number("batch", Operations.MOST));
        if (value("stamps", "on").equals("off")) {
            bounds = bounds.withoutStamps();
        }
        if (value("mark", "").equals("witness")) {
            bounds = bounds.withWitnessedMark();
        }
        if (value("mark", "").equals("later")) {
            bounds = bounds.withoutWaitingForTheMark();
        }
        if (value("shadowing", "off").equals("on")) {
            bounds = bounds.withShadowing();
        }
        for (var lost : values("lost")) {
            bounds = bounds.with(Disaster.valueOf("LOST_" + lost));
        }
        var rules = Rules.all(bounds);
        for (var name : values("without")) {
            for (var mutant : Mutant.named(name)) {
                rules = rules.without(mutant);
            }
        }
        return rules;
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(value(name, String.valueOf(otherwise)));
    }

    private String value(String name, String otherwise) {
        return values(name).stream().findFirst().orElse(otherwise);
    }

    private List<String> values(String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .toList();
    }
}
