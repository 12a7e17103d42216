package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Side;
import java.util.List;
import java.util.Optional;

/**
 * What neither database can say of itself: who decides, and what was answered. Durable before a call returns
 * {@link Kept#DONE}; a call throws when the place can't be reached.
 */
interface ThirdPlace {

    /** Before any log: what is known when nothing is. */
    Head NOWHERE = new Head(0, "0".repeat(64));

    /** What became of a write. */
    enum Kept {
        DONE,
        /** The register is another one by now. */
        MOVED,
        /** The database that this was read from denies what is known here: it lost its end, or was restored. */
        CONTRADICTED,
        /** It could not be written, or nobody knows whether it was. */
        FAILED
    }

    Register register();

    /** Makes {@code next} the register if it is {@code expected} now. */
    Kept change(Register expected, Register next);

    /** Ends a join: the register becomes {@code next}, and all that is kept of entries gives way to the mark, at once. */
    Kept publish(Register expected, Register next, Head mark);

    /** Begins with a database that nobody has decided in, or whose third place was lost: its head becomes what is known. */
    Kept begin(Register first, Head head);

    /** Returns the newest place that is known to have been reached; no database that lacks it may decide. */
    Head known();

    /** Returns up to where both databases are known to have had everything. */
    Head mark();

    /** Both databases have everything up to {@code mark}. */
    Kept stable(long epoch, Head mark);

    /** Keeps the entries, which follow {@code previous}, where one database alone has them. */
    Kept keep(Head previous, List<Entry> entries);

    /** Returns kept entries after {@code seq}, oldest first; none when this place keeps none. */
    List<Entry> keptAfter(long seq);

    /** Returns the place that is known under that number, as far back as the mark. */
    Optional<Head> knownAt(long seq);

    /** Whether entries that one database alone had can be poured into the other from here. */
    boolean canPour();

    /** Whether several processes go by it. */
    default boolean isShared() {
        return false;
    }

    /** Tells other processes what this one sees. */
    default void report(boolean primaryUp, boolean backupUp) {}

    /** Whether another process, alive, reaches that database: then this one is cut off, and nobody else is. */
    default boolean isSeenByOthers(Side side) {
        return false;
    }
}
