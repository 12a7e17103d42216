package io.neurocards.operations.databases;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Inspection.Node;
import io.neurocards.database.pair.Inspection.Orphan;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Orders;
import io.neurocards.database.pair.PairStatus;
import java.time.Instant;
import java.util.List;

/** The databases of this installation: two of them, or one. */
interface Watched {

    boolean isPair();

    /** Returns whether an answer never waits for the other database. */
    default boolean isAsynchronous() {
        return false;
    }

    /** Returns whether one database decides alone because that was chosen, with the other one behind it. */
    static boolean isAloneByChoice(boolean isAsynchronous, PairStatus status) {
        return isAsynchronous
                && status.mode() == Mode.POSTGRESQL_ONLY
                && status.databases().stream()
                        .anyMatch(database -> database.condition().equals("following"));
    }

    /** Returns whether {@code status} is less than what was set up: two databases of which only one works for those who ask. */
    static boolean isDegraded(boolean isPair, boolean isAsynchronous, PairStatus status) {
        return isPair && status.mode() != Mode.FULL_OPERATIONAL && !isAloneByChoice(isAsynchronous, status);
    }

    /** Returns how they are, without asking them. */
    PairStatus status();

    /** Asks those that can be asked; takes some seconds at the most. */
    Facts facts(Instant orphansSince);

    /** Does at once what would be done in a moment. */
    void wake();

    /** Returns what is told about the backup: {@code not_configured}, {@code configured} or {@code asynchronous}. */
    String backup();

    /** Returns what may be ordered. */
    Orders orders();

    /** Lets {@code side} decide as soon as nothing would be undone. */
    void handOverTo(Side side);

    /**
     * What stands in the databases about themselves.
     *
     * @param orphans the latest decisions that were undone, the latest first
     * @param recentOrphans how many were undone lately
     */
    record Facts(List<Orphan> orphans, long recentOrphans, List<Node> nodes) {

        static final Facts NONE = new Facts(List.of(), 0, List.of());
    }
}
