package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node's journal remembers and refuses, without a disk, so that bugs of the journal itself can be planted. */
final class MemoryPlace implements ThirdPlace {

    private final PairBug bug;
    private Register register = Register.UNSET;
    private Register durable = Register.UNSET;
    private Head mark = ThirdPlace.NOWHERE;
    private List<Entry> kept = List.of();
    private boolean full;

    MemoryPlace(PairBug bug) {
        this.bug = bug;
    }

    void isFull(boolean now) {
        full = now;
    }

    void restart() {
        register = durable;
        full = false;
    }

    void lose() {
        register = Register.UNSET;
        durable = Register.UNSET;
        mark = ThirdPlace.NOWHERE;
        kept = List.of();
        full = false;
    }

    @Override
    public Register register() {
        return register;
    }

    @Override
    public Kept change(Register expected, Register next) {
        if (!register.equals(expected)) {
            return Kept.MOVED;
        }
        if (next.epoch() <= register.epoch()) {
            return Kept.CONTRADICTED;
        }
        return full ? Kept.FAILED : become(next);
    }

    private Kept become(Register next) {
        if (bug != PairBug.R7_REGISTER_NOT_DURABLE || next.epoch() % 2 == 0) {
            durable = next;
        }
        register = next;
        return Kept.DONE;
    }

    @Override
    public Kept publish(Register expected, Register next, Head reached) {
        if (!register.equals(expected)) {
            return Kept.MOVED;
        }
        if (next.epoch() < register.epoch() + (register.isIn(Phase.JOIN) ? 0 : 1) || isDenied(reached)) {
            return Kept.CONTRADICTED;
        }
        if (full) {
            return Kept.FAILED;
        }
        var stays = kept.stream().filter(entry -> entry.place().seq() > reached.seq());
        kept = bug == PairBug.R13_FACTS_STAY ? stays.toList() : List.of();
        mark = reached;
        return become(next);
    }

    private boolean isDenied(Head place) {
        return place.seq() < mark.seq()
                || knownAt(place.seq()).filter(held -> !held.equals(place)).isPresent();
    }

    @Override
    public Kept begin(Register first, Head head) {
        var marked = stable(0, head);
        return marked == Kept.DONE ? change(Register.UNSET, first) : marked;
    }

    @Override
    public Head known() {
        return kept.isEmpty() ? mark : kept.getLast().place();
    }

    @Override
    public Head mark() {
        return mark;
    }

    @Override
    public Kept stable(long epoch, Head reached) {
        if (reached.seq() >= mark.seq() && isDenied(reached)) {
            return Kept.CONTRADICTED;
        }
        if (reached.seq() <= mark.seq()) {
            return Kept.DONE;
        }
        if (full || (!kept.isEmpty() && reached.seq() > known().seq())) {
            return Kept.FAILED;
        }
        kept = kept.stream()
                .filter(entry -> entry.place().seq() > reached.seq())
                .toList();
        mark = reached;
        return Kept.DONE;
    }

    @Override
    public Kept keep(Head previous, List<Entry> entries) {
        for (var entry : entries) {
            var known = known();
            if (entry.place().seq() <= known.seq()) {
                if (knownAt(entry.place().seq())
                        .filter(held -> !held.equals(entry.place()))
                        .isPresent()) {
                    return Kept.CONTRADICTED;
                }
            } else if (full || entry.place().seq() != known.seq() + 1) {
                return Kept.FAILED;
            } else if (!SimulatedEntry.parse(entry.json()).isIntactAfter(known)) {
                return Kept.CONTRADICTED;
            } else {
                var more = new ArrayList<>(kept);
                more.add(entry);
                kept = List.copyOf(more);
            }
        }
        return Kept.DONE;
    }

    @Override
    public List<Entry> keptAfter(long seq) {
        return kept.stream().filter(entry -> entry.place().seq() > seq).toList();
    }

    @Override
    public Optional<Head> knownAt(long seq) {
        return seq == mark.seq()
                ? Optional.of(mark)
                : kept.stream()
                        .map(Entry::place)
                        .filter(place -> place.seq() == seq)
                        .findFirst();
    }

    @Override
    public boolean canPour() {
        return true;
    }
}
