package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Side;
import java.util.List;
import java.util.Optional;

/**
 * One of the two databases as one worker of this node reaches it. Every call ends within that worker's patience; it throws
 * {@link io.neurocards.database.log.LogRefusedException} when the database refuses for a reason of the log, and another
 * {@link RuntimeException} when it does not answer, in which case it may have done what was asked.
 */
interface Copy {

    Side side();

    /** Writes something and commits it, which a database that is read-only, full, or half dead does not do. */
    void probe();

    /** Returns how many other processes have used this database in the last ten seconds. */
    default int company() {
        return 0;
    }

    Authority.State state();

    /** Returns where its log begins. */
    Head base();

    /** Returns what it holds under that number: an entry, or its beginning; nothing when neither. */
    Optional<Head> at(long seq);

    /** Lets it decide; see {@link Authority#open}. */
    Authority.State open(long epoch, Head known);

    /** Ends that it decides; see {@link Authority#close}. */
    Authority.State close(long epoch, long opened);

    /** Returns what it decided after that; see {@link io.neurocards.database.log.LogReader#entriesAfter}. */
    List<Entry> entriesAfter(long after, long epoch, Head known);

    /** Takes what the decider decided; see {@link io.neurocards.database.log.Follower#apply}. */
    Head apply(long epoch, Side decider, List<Entry> entries);

    /** Becomes a copy; see {@link io.neurocards.database.log.Follower#join}. */
    Head join(long epoch, Side decider, Head common);

    /** Lets whoever waits for an answer of this database stop waiting. */
    void interrupt();

    default boolean holds(Head place) {
        return at(place.seq()).filter(place::equals).isPresent();
    }
}
