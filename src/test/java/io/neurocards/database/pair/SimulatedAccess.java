package io.neurocards.database.pair;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to one simulated database; all kinds of work use the same. */
final class SimulatedAccess implements Access {

    private final Copy copy;

    /** @param known what the third place knows, for the bugs that misuse it */
    SimulatedAccess(SimulatedWorld world, Side side, Supplier<Head> known) {
        this.copy = new SimulatedCopy(world, world.databases.at(side), known);
    }

    @Override
    public Side side() {
        return copy.side();
    }

    @Override
    public Copy forProbing() {
        return copy;
    }

    @Override
    public Copy forCommands() {
        return copy;
    }

    @Override
    public Copy forShipping() {
        return copy;
    }

    @Override
    public Copy forRestoring() {
        return copy;
    }

    @Override
    public Copy forAsking() {
        return copy;
    }

    /** Nobody waits longer than a call here. */
    @Override
    public void breakOff() {}

    private record SimulatedCopy(SimulatedWorld world, SimulatedDatabase database, Supplier<Head> known)
            implements Copy {

        @Override
        public Side side() {
            return database.self();
        }

        private <T> T reads(String what, Supplier<T> work) {
            return world.call(side(), false, what, work);
        }

        private <T> T writes(String what, Supplier<T> work) {
            return world.call(side(), true, what, work);
        }

        @Override
        public void probe() {
            reads("probe", () -> true);
        }

        @Override
        public Authority.State state() {
            return reads("state", database::state);
        }

        @Override
        public Head base() {
            return reads("base", () -> ThirdPlace.NOWHERE);
        }

        @Override
        public Optional<Head> at(long seq) {
            return reads("at " + seq, () -> database.content().at(seq));
        }

        @Override
        public Authority.State open(long epoch, Head known) {
            return writes("open " + epoch + " knowing " + known.seq(), () -> {
                var state = database.open(epoch, known);
                return world.bug == PairBug.R17_TARGET_TOO_LOW
                        ? new Authority.State(
                                state.self(),
                                state.epoch(),
                                state.decider(),
                                state.closed(),
                                ThirdPlace.NOWHERE,
                                state.schemaVersion(),
                                state.overruled(),
                                Optional.empty(),
                                state.opened())
                        : state;
            });
        }

        @Override
        public Authority.State close(long epoch, long opened) {
            return writes("close " + epoch, () -> database.close(epoch, opened));
        }

        @Override
        public List<Entry> entriesAfter(long after, long epoch, Head known) {
            return reads("entries after " + after + " in " + epoch, () -> database.entriesAfter(after, epoch, known));
        }

        @Override
        public Head apply(long epoch, Side decider, List<Entry> entries) {
            return writes(
                    "apply in " + epoch + " " + entries.getFirst().place().seq() + ".."
                            + entries.getLast().place().seq(),
                    () -> database.apply(epoch, decider, entries));
        }

        @Override
        public Head join(long epoch, Side decider, Head common) {
            return writes("join " + epoch + " after " + common.seq(), () -> {
                var known = this.known.get();
                var blind = world.bug == PairBug.R11_SALVAGE_CUTS_BLINDLY
                        && known.seq() < common.seq()
                        && database.content().holds(known);
                return database.join(epoch, decider, blind ? known : common);
            });
        }

        @Override
        public void interrupt() {}
    }
}
