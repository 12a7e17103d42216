package io.neurocards.database.journal;

import io.neurocards.database.log.Side;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who decides, and which copies may be promoted. Changed by compare-and-set only, and durable before anybody acts on it.
 *
 * @param epoch rises with every change of the decider or of the set
 * @param inSync the copies that hold every answered operation; the decider is always one of them
 */
public record Register(long epoch, Side decider, Set<Side> inSync, Phase phase) {

    /** What a journal says that has never been told: nobody may be promoted. */
    public static final Register UNSET = new Register(0, Side.PRIMARY, Set.of(), Phase.NONE);

    /** A change that takes longer than one record: the other copy joins, or is filled from this journal. */
    public enum Phase {
        NONE,
        JOIN,
        SALVAGE
    }

    /** Returns the register in which only {@code decider} is known to hold everything. */
    public static Register alone(long epoch, Side decider) {
        return new Register(epoch, decider, Set.of(decider), Phase.NONE);
    }

    /** Returns the same decider in the next epoch, alone and in that phase. */
    public Register next(Phase phase) {
        return new Register(epoch + 1, decider, Set.of(decider), phase);
    }

    /** Returns this join with its end: both copies hold every answered operation. */
    public Register published() {
        return new Register(epoch, decider, Set.of(Side.PRIMARY, Side.BACKUP), Phase.NONE);
    }

    public boolean isFull() {
        return inSync.size() == 2;
    }

    public boolean isIn(Phase asked) {
        return phase == asked;
    }

    public Register {
        inSync = inSync.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(inSync));
        if (epoch != 0 && !inSync.contains(decider)) {
            throw new IllegalArgumentException(
                    "The decider is always in sync: decider=" + decider + ", inSync=" + inSync);
        }
    }
}
