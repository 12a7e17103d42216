package io.neurocards.database.attack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** What goes wrong; docs/attack.md says what each is, and is not. */
enum Fault {
    KILL,
    FREEZE,
    CUT,
    HALF_OPEN,
    DEAF,
    DUMB,
    SLOW,
    LOST_REPLIES,
    LOST_COMMIT,
    FULL_DISK,
    NO_ROOM,
    READ_ONLY,
    SLOW_DISK,
    CRASH,
    CLOCK,
    /** Once in some histories of one process, and on one side: more of that is more than two copies survive. */
    LOST_TAIL;

    static final List<Fault> ANY_TIME = List.copyOf(EnumSet.complementOf(EnumSet.of(LOST_TAIL)));

    /** Returns those of a list with commas; all that may strike at any time for an empty one. */
    static List<Fault> of(String names) {
        return names.isEmpty()
                ? ANY_TIME
                : Arrays.stream(names.split(",")).map(Fault::valueOf).toList();
    }

    /** Whether it strikes the processes, and not one of the servers. */
    boolean isOfNodes() {
        return this == CRASH || this == CLOCK;
    }
}
