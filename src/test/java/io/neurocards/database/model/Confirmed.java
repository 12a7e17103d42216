package io.neurocards.database.model;

/**
 * What a node knows of the follower in this reign: whether it answered at all, how far its log is known to reach, and how far it
 * has to reach before it counts as in sync (the decider's head, read after the fence).
 */
record Confirmed(boolean heard, Log log, int target) {

    static final int NO_TARGET = 7;

    static Confirmed nothing(Log empty) {
        return new Confirmed(false, empty, NO_TARGET);
    }

    Confirmed at(Log known) {
        return new Confirmed(true, known.length() >= log.length() ? known : log, target);
    }

    Confirmed aimingAt(int length) {
        return target == NO_TARGET ? new Confirmed(heard, log, length) : this;
    }

    boolean reachesTarget() {
        return heard && (target == NO_TARGET || log.length() >= target);
    }

    Confirmed renamed(Renaming renaming) {
        return new Confirmed(heard, log.renamed(renaming), target);
    }

    @Override
    public String toString() {
        return (heard ? "confirmed " + log : "nothing confirmed") + (target == NO_TARGET ? "" : " of " + target);
    }
}
