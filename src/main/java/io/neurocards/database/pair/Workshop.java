package io.neurocards.database.pair;

import io.neurocards.database.log.Side;

/** What is done to a whole database. */
interface Workshop {

    /**
     * Makes {@code empty} a copy of the deciding database of some moment, with the log beginning there.
     *
     * @throws RuntimeException when {@code empty} is not empty, or it did not come to an end; nothing may follow it then
     */
    void fill(Side decider, Side empty);

    /** The same for one whose rows an administrator said to throw away. */
    default void fillAnew(Side decider, Side target) {
        fill(decider, target);
    }

    /**
     * Gives the rows of {@code copy} the form that the next entry of the decider has; says whether there was something to do.
     *
     * @throws RuntimeException when it can't
     */
    boolean reshape(Side decider, Side copy);
}
