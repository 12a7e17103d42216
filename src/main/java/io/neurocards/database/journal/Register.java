package io.neurocards.database.journal;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who decides, and which copies may be promoted. Changed by compare-and-set only, and durable before anybody acts on it.
 *
 * @param epoch rises with every change of the decider or of the set
 * @param inSync the copies that hold every answered operation; the decider is always one of them
 */
public record Register(long epoch, Database decider, Set<Database> inSync, Phase phase) {

    /** What a journal says that has never been told: nobody may be promoted. */
    public static final Register UNSET = new Register(0, Database.P, Set.of(), Phase.NONE);

    /** The two databases: P, the operator's PostgreSQL, and S, the backup at Supabase. */
    public enum Database {
        P,
        S
    }

    /** A change that takes longer than one record: the other copy joins, or is filled from this journal. */
    public enum Phase {
        NONE,
        JOIN,
        SALVAGE
    }

    public Register {
        inSync = inSync.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(inSync));
        if (epoch != 0 && !inSync.contains(decider)) {
            throw new IllegalArgumentException(
                    "The decider is always in sync: decider=" + decider + ", inSync=" + inSync);
        }
    }
}
