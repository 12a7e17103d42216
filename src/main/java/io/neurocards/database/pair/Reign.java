package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Head;
import org.jspecify.annotations.Nullable;

/**
 * A register as this node acts on it.
 *
 * @param begin where the decider stood when it was opened; null until it is
 * @param confirmed how far the other database has followed in this epoch; null until it follows
 */
record Reign(
        Register register, @Nullable Head begin, @Nullable Head confirmed) {

    static Reign unopened(Register register) {
        return new Reign(register, null, null);
    }

    boolean isOpen() {
        return begin != null;
    }

    Reign opened(Head head) {
        return new Reign(register, head, confirmed);
    }

    /** The decider has to be opened again before anybody asks it. */
    Reign shut() {
        return new Reign(register, null, confirmed);
    }

    Reign confirmed(Head head) {
        return new Reign(register, begin, head);
    }

    /** The join came to its end: same epoch, same decider, same copy. */
    Reign published() {
        return new Reign(register.published(), begin, confirmed);
    }

    boolean isCaughtUp() {
        return begin != null && confirmed != null && confirmed.seq() >= begin.seq();
    }
}
