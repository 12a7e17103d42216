package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.journal.SimulatedJournal;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The third place as a node uses it, which may be killed before and after each write; over the journal and a simulated disk, or
 * over {@link MemoryPlace}. Bugs of its users are planted here.
 */
final class SimulatedPlace implements ThirdPlace, AutoCloseable {

    private final SimulatedWorld world;
    private final SimulatedJournal journal = new SimulatedJournal();
    private final MemoryPlace memory;
    private final boolean isReal;

    SimulatedPlace(SimulatedWorld world, boolean isReal) {
        this.world = world;
        this.isReal = isReal;
        this.memory = new MemoryPlace(world.bug);
    }

    private ThirdPlace place() {
        return isReal ? new JournalPlace(journal.journal()) : memory;
    }

    void restart() {
        journal.restart(world.random);
        memory.restart();
    }

    void lose() {
        journal.lose();
        memory.lose();
    }

    void isFull(boolean now) {
        memory.isFull(now);
        if (now) {
            journal.fill();
        } else {
            journal.empty();
        }
    }

    private Kept write(String what, Supplier<Kept> work) {
        world.pause();
        var kept = work.get();
        world.tell(() -> "journal." + what + " -> " + kept);
        world.pause();
        return kept;
    }

    @Override
    public Register register() {
        return place().register();
    }

    @Override
    public Kept change(Register expected, Register next) {
        if (world.bug == PairBug.R8_PUBLISHED_AT_ONCE && next.isIn(Phase.JOIN)) {
            return write("change to " + next.published(), () -> place().change(expected, next.published()));
        }
        return write("change to " + next, () -> place().change(expected, next));
    }

    @Override
    public Kept publish(Register expected, Register next, Head mark) {
        return write("publish " + next + " at " + mark.seq(), () -> place().publish(expected, next, mark));
    }

    @Override
    public Kept begin(Register first, Head head) {
        return write("begin " + first + " at " + head.seq(), () -> place().begin(first, head));
    }

    @Override
    public Head known() {
        return world.bug == PairBug.R12_NOTHING_POURED ? place().mark() : place().known();
    }

    @Override
    public Head mark() {
        return place().mark();
    }

    @Override
    public Kept stable(long epoch, Head mark) {
        if (world.bug == PairBug.R16_FULL_WITHOUT_MARK || world.bug == PairBug.R11_SALVAGE_CUTS_BLINDLY) {
            return Kept.DONE;
        }
        return write("stable " + mark.seq(), () -> heard(place().stable(epoch, mark)));
    }

    @Override
    public Kept keep(Head previous, List<Entry> entries) {
        if (world.bug == PairBug.R3_NOTHING_KEPT) {
            return Kept.DONE;
        }
        var first = entries.getFirst().place().seq();
        var last = entries.getLast().place().seq();
        var kept = write("keep " + first + ".." + last, () -> heard(place().keep(previous, entries)));
        return kept == Kept.FAILED && world.bug == PairBug.R3_FAILURE_TAKEN_FOR_SUCCESS ? Kept.DONE : kept;
    }

    private Kept heard(Kept kept) {
        return kept == Kept.CONTRADICTED && world.bug == PairBug.R16_NOBODY_OBJECTS ? Kept.DONE : kept;
    }

    @Override
    public List<Entry> keptAfter(long seq) {
        return world.bug == PairBug.R12_NOTHING_POURED ? List.of() : place().keptAfter(seq);
    }

    @Override
    public Optional<Head> knownAt(long seq) {
        return place().knownAt(seq);
    }

    @Override
    public boolean canPour() {
        return place().canPour();
    }

    @Override
    public void close() {
        journal.close();
    }
}
