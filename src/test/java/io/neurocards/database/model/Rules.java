package io.neurocards.database.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The rules in force, and how large the world is that they hold in. */
final class Rules {

    /** What may happen beside lost messages, crashes and false suspicions: once in a history. */
    enum Disaster {
        LOST_TAIL,
        LOST_JOURNAL
    }

    /**
     * How large the world is.
     *
     * @param nodes one (which keeps the register in its journal) or two (which share a witness)
     * @param operations distinct operations, each sent as often as anyone likes
     * @param epochs the last epoch that a change of the register may open
     * @param batch the most entries in one shipment
     * @param stamped whether a decision is told from another of the same outcome in an earlier epoch, as hashes do; without,
     *     there are half as many states, but an orphan may pass for what replaced it
     * @param shadowing whether the other database may follow from afar while one decides alone, and no answer waits for it
     * @param forbearing whether answers in FULL go on while the journal can't write down the mark
     * @param witnessed whether several nodes keep their mark in the witness, before each answer in FULL
     */
    record Bounds(
            int nodes,
            int operations,
            int epochs,
            int batch,
            boolean stamped,
            boolean witnessed,
            boolean shadowing,
            boolean forbearing,
            List<Disaster> disasters) {

        static Bounds oneProcess(int operations, int epochs) {
            return new Bounds(1, operations, epochs, Operations.MOST, true, false, false, false, List.of());
        }

        static Bounds twoNodes(int operations, int epochs) {
            return new Bounds(2, operations, epochs, Operations.MOST, true, false, false, false, List.of());
        }

        Bounds inBatchesOf(int entries) {
            return new Bounds(nodes, operations, epochs, entries, stamped, witnessed, shadowing, forbearing, disasters);
        }

        Bounds withWitnessedMark() {
            return new Bounds(nodes, operations, epochs, batch, stamped, true, shadowing, forbearing, disasters);
        }

        Bounds withoutStamps() {
            return new Bounds(nodes, operations, epochs, batch, false, witnessed, shadowing, forbearing, disasters);
        }

        Bounds withShadowing() {
            return new Bounds(nodes, operations, epochs, batch, stamped, witnessed, true, forbearing, disasters);
        }

        Bounds withoutWaitingForTheMark() {
            return new Bounds(nodes, operations, epochs, batch, stamped, witnessed, shadowing, true, disasters);
        }

        Bounds with(Disaster disaster) {
            var more = new ArrayList<>(disasters);
            more.add(disaster);
            return new Bounds(
                    nodes, operations, epochs, batch, stamped, witnessed, shadowing, forbearing, List.copyOf(more));
        }

        Bounds upTo(int lastEpoch) {
            return new Bounds(
                    nodes, operations, lastEpoch, batch, stamped, witnessed, shadowing, forbearing, disasters);
        }

        boolean has(Disaster disaster) {
            return disasters.contains(disaster);
        }

        @Override
        public String toString() {
            return (nodes == 1 ? "one process" : "two nodes") + ", " + operations + " operations, " + epochs + " epochs"
                    + (batch < Operations.MOST ? ", batches of " + batch : "")
                    + (stamped ? "" : ", no stamps")
                    + (witnessed ? ", mark in the witness" : "")
                    + (shadowing ? ", shadowing" : "")
                    + (forbearing ? ", mark not waited for" : "")
                    + (disasters.isEmpty() ? "" : ", " + disasters);
        }
    }

    private static final int AFTER_A_LOST_JOURNAL = 3;

    private final Bounds bounds;
    private final EnumSet<Mutant> missing;
    private final boolean losesTail;
    private final boolean losesJournal;

    private Rules(Bounds bounds, EnumSet<Mutant> missing) {
        this.bounds = bounds;
        this.missing = missing;
        this.losesTail = bounds.has(Disaster.LOST_TAIL);
        this.losesJournal = bounds.has(Disaster.LOST_JOURNAL);
    }

    static Rules all(Bounds bounds) {
        return new Rules(bounds, EnumSet.noneOf(Mutant.class));
    }

    Rules without(Mutant mutant) {
        var more = EnumSet.copyOf(missing);
        more.add(mutant);
        return new Rules(bounds, more);
    }

    Rules within(Bounds other) {
        return new Rules(other, missing);
    }

    Bounds bounds() {
        return bounds;
    }

    boolean lack(Mutant mutant) {
        return missing.contains(mutant);
    }

    /** One process has a journal that holds the register; several share a witness. */
    boolean haveJournal() {
        return bounds.nodes() == 1;
    }

    /** Up to which epoch the register may still be changed: a rebuilt one has a little life of its own. */
    int lastEpoch(Told told) {
        return told.journalLost()
                ? Math.min(Configuration.LAST_EPOCH, bounds.epochs() + AFTER_A_LOST_JOURNAL)
                : bounds.epochs();
    }

    /** Several nodes have no common memory of what is stable, unless the witness keeps it. */
    boolean haveWitnessedMark() {
        return bounds.witnessed();
    }

    boolean losesTail() {
        return losesTail;
    }

    boolean losesJournal() {
        return losesJournal;
    }

    /** Says whether exchanging the two databases maps histories to histories: a witness that forgets goes back to P. */
    boolean treatDatabasesAlike() {
        return !lack(Mutant.R7_WITNESS_FORGETS) && !lack(Mutant.R7_NO_WITNESS);
    }

    @Override
    public String toString() {
        return bounds + (missing.isEmpty() ? "" : ", without " + missing);
    }
}
