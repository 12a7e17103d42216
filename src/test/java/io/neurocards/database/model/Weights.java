package io.neurocards.database.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How likely a step is to be the next one; 0 is never. */
@FunctionalInterface
@SuppressWarnings("EnumOrdinal") // an array is faster than a map
interface Weights {

    int of(Move move, State before, State after);

    /**
     * Half of the histories treat all steps alike; in the others each step is drawn to be absent, usual, or frequent, so that
     * some histories go far in one direction.
     */
    static Weights ofFaults(SplittableRandom random) {
        var weights = new int[Step.values().length];
        if (random.nextBoolean()) {
            Arrays.fill(weights, 1);
        } else {
            for (var step = 0; step < weights.length; step++) {
                weights[step] = random.nextInt(3) * random.nextInt(1, 6);
            }
        }
        return (move, before, after) -> weights[move.step().ordinal()];
    }

    /** Nobody suspects the living any more, nothing crashes; a database that lost its tail is left, and joins again. */
    static Weights ofHealing(Rules rules) {
        var lineage = new Lineage(rules);
        return (move, before, after) -> switch (move.step()) {
            case CRASH, LOSE_TAIL, LOSE_JOURNAL, WITNESS_FORGETS, ACCEPT -> 0;
            case LOSE_MESSAGE,
                    LOSE_ERRAND,
                    DECIDE_UNHEARD,
                    FENCE_UNHEARD,
                    APPLY_UNHEARD,
                    REFUSE_UNHEARD,
                    GIVE_UP_DECISION,
                    GIVE_UP_SHIPMENT -> 1;
            case SUBMIT -> isOwed(before.node(move.node()), after.node(move.node())) ? 30 : 0;
            case PROMOTE, BEGIN_SALVAGE -> isDamaged(lineage, before, move) ? 20 : 0;
            case DROP_FOLLOWER -> hasStrayFollower(before) && !isDamaged(lineage, before, move) ? 20 : 0;
            case BEGIN_JOIN -> isDamaged(lineage, before, move) ? 0 : 20;
            case ABANDON -> mayAbandon(before, move) && !isDamaged(lineage, before, move) ? 20 : 0;
            default -> 30;
        };
    }

    private static boolean mayAbandon(State state, Move move) {
        var view = state.node(move.node()).view();
        return view.isSalvaging()
                || (hasStrayFollower(state) && state.at(view.decider().other()).epoch() == view.epoch());
    }

    private static boolean isOwed(Node before, Node after) {
        return ((before.accepted() >> after.work().operation()) & 1) == 1;
    }

    private static boolean isDamaged(Lineage lineage, State state, Move move) {
        var node = state.node(move.node());
        return !lineage.isHeldBy(state.at(node.view().decider()), node);
    }

    /** The decider lost what only the follower kept: nothing was answered, for the journal misses nothing, but nothing fits. */
    private static boolean hasStrayFollower(State state) {
        var decider = state.register().decider();
        return !state.at(decider).log().startsWith(state.at(decider.other()).log());
    }
}
