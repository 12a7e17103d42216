package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;

/**
 * All that one node goes by when it asks what to do next.
 *
 * @param decider how the decider of the register is seen
 * @param other how the other database is seen
 * @param progress how far the other database is on its way back
 * @param freedom whether this node may change the register by itself
 * @param canPour whether a database can be filled with what the decider alone had
 * @param handOver whether the other database is to decide from now on, as planned
 */
record Situation(
        Register register,
        Seen decider,
        Seen other,
        Progress progress,
        Freedom freedom,
        boolean canPour,
        boolean handOver) {

    /** Whether a node may act on what it sees. */
    enum Freedom {
        FREE,
        /** Another process saw the decider a moment ago; it will soon be known whether it still does. */
        PENDING,
        /** Another process sees the decider, or may see it. */
        BOUND
    }

    /** How far the other database is. */
    enum Progress {
        /** It follows from afar, or not at all yet. */
        FAR,
        /** It follows closely, and has been well for long enough to be waited for. */
        NEAR,
        /** In a join: it has everything up to where the decider was when the join began. In a salvage: all that is kept. */
        THERE,
        /** It refuses what follows: only a new epoch helps. */
        STUCK
    }

    boolean mayChange() {
        return freedom == Freedom.FREE;
    }

    Side deciding() {
        return register.decider();
    }

    Side following() {
        return register.decider().other();
    }

    boolean isDeciderLost() {
        return decider == Seen.AWAY || decider == Seen.DAMAGED;
    }

    boolean isOtherLost() {
        return other == Seen.AWAY || other == Seen.DAMAGED;
    }
}
