package io.neurocards.operations.backups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What shows that the books of a moment agree.
 *
 * @param sums of credits and points, by what was added up
 * @param books rules that did not hold, with how many rows broke each
 */
record Proof(SortedMap<String, Long> sums, SortedMap<String, Long> books) {

    static final String ENTRY = "proof.json";
    static final String CREDITS = "credits.entries.";
    static final String POINTS = "points.entries.";

    /** Returns in words what does not agree with itself; nothing when all does. */
    List<String> disagreements() {
        var found = new ArrayList<String>();
        balanced(CREDITS, found);
        balanced(POINTS, found);
        same(CREDITS + "available", "credits.wallets.available", found);
        same(CREDITS + "held", "credits.wallets.held", found);
        same(POINTS + "balance", "points.wallets.balance", found);
        same(POINTS + "balance", "points.lots.remaining", found);
        books.forEach((rule, rows) -> found.add("books check: " + rule + ", " + rows + " rows"));
        return List.copyOf(found);
    }

    private void balanced(String beginning, List<String> found) {
        var sum = sums.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (sum != 0) {
            found.add(beginning + "* come to " + sum + " and not to 0");
        }
    }

    private void same(String one, String other, List<String> found) {
        var first = sums.getOrDefault(one, 0L);
        var second = sums.getOrDefault(other, 0L);
        if (!first.equals(second)) {
            found.add(one + " is " + first + ", and " + other + " is " + second);
        }
    }
}
