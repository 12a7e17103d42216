package io.neurocards.database.attack;

/**
 * One fault that struck.
 *
 * @param server P, S or W: the primary, the backup, the witness
 * @param role what that server was at the moment: decider, copy, or witness
 * @param round those of one round hold at the same time
 * @param at in nanoseconds of this process
 */
record Blow(Fault fault, char server, String role, int round, long at) {

    /** Returns what a table of faults calls it. */
    String kind() {
        return fault.isOfNodes() ? fault.toString() : fault + " of the " + role;
    }

    @Override
    public String toString() {
        return fault + " " + server;
    }
}
