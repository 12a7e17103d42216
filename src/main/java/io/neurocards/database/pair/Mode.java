package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;

/** What the product can promise at present. The names are those that operators know from the systems before this one. */
public enum Mode {
    /** Answered when both databases have it. */
    FULL_OPERATIONAL,
    /** The primary decides alone; the backup is away, or on its way back. */
    POSTGRESQL_ONLY,
    /** The backup decides alone; the primary is away, or on its way back. */
    SUPABASE_ONLY,
    /** Nobody can decide: reads come from what is kept here, and wishes are kept until somebody can. */
    CACHE_ONLY;

    /** Returns the mode in which the decider of {@code register} can be asked. */
    static Mode under(Register register) {
        if (register.isFull()) {
            return FULL_OPERATIONAL;
        }
        return register.decider() == Side.PRIMARY ? POSTGRESQL_ONLY : SUPABASE_ONLY;
    }
}
