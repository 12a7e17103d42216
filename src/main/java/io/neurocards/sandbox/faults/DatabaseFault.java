package io.neurocards.sandbox.faults;

/** What can be ordered to happen to a database of the demo. */
public enum DatabaseFault {
    /** The server and all its sessions end where they stand. */
    KILL,
    /** They stop where they stand. */
    FREEZE,
    /** Connections break off, and new ones are refused. */
    CUT,
    /** Everything takes a quarter of a second longer, each way. */
    SLOW,
    /** What is asked is done, and no answer arrives. */
    LOSE_REPLIES,
    /** The next COMMIT is done, and its answer does not arrive. */
    LOSE_COMMIT,
    /** All is well again; a server that was killed is started. */
    HEAL
}
