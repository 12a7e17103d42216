package io.neurocards.database.attack;

import io.neurocards.database.attack.History.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Hands seeds to lanes, and prints what came of them; ends with the time, the number, or the first broken history. */
final class Series {

    private final Attack.Order order;
    private final Random seeds;
    private final long begin = System.nanoTime();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int given;
    private boolean isBroken;

    Series(Attack.Order order) {
        this.order = order;
        this.seeds = new Random(order.seed());
    }

    /** Returns the seed of the next history; the first is the printed one, so that a history can be repeated alone. */
    synchronized OptionalLong next() {
        var isOver = given > 0 && System.nanoTime() - begin > order.most().toNanos();
        if (isBroken || isOver || given == order.histories()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(given++ == 0 ? order.seed() : seeds.nextLong());
    }

    synchronized void end(Outcome outcome) {
        outcomes.add(outcome);
        isBroken |= outcome.isBegun() && !outcome.broken().isEmpty();
        System.out.printf(
                "history %d: seed=%d answered=%d repeated=%d gap=%d ms %s faults=%s %s%n",
                outcomes.size(),
                outcome.seed(),
                outcome.answered(),
                outcome.repeated(),
                outcome.gap(),
                outcome.sold(),
                outcome.faults(),
                verdict(outcome));
    }

    private static String verdict(Outcome outcome) {
        if (outcome.broken().isEmpty()) {
            return "kept";
        }
        return (outcome.isBegun() ? "BROKEN " : "NOT BEGUN ") + outcome.broken();
    }

    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }
}
