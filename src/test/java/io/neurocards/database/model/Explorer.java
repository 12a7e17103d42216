package io.neurocards.database.model;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries every history, the short ones first, and stops at the first state in which an invariant does not hold: no shorter
 * history leads to one.
 */
final class Explorer {

    /** What was looked at, and what was found. {@code history} is empty when the explorer keeps no origins. */
    record Result(
            Rules rules,
            long states,
            long transitions,
            int depth,
            double seconds,
            double processorSeconds,
            Optional<Invariant> broken,
            String history) {

        @Override
        public String toString() {
            return "%s: %,d states, %,d transitions, depth %d, %.1f s (%.1f s of a processor): %s"
                    .formatted(
                            rules,
                            states,
                            transitions,
                            depth,
                            seconds,
                            processorSeconds,
                            broken.map(invariant -> "BROKEN " + invariant).orElse("nothing broken"));
        }
    }

    private final Rules rules;
    private final Protocol protocol;
    private final StateCode code;
    private final Symmetry symmetry;
    private Visited visited;
    private Predicate<Move> allowed = _ -> true;
    private Set<Invariant> ignored = EnumSet.noneOf(Invariant.class);
    private boolean talking;
    private long transitions;
    private Invariant broken;
    private int brokenSlot;

    private Explorer(Rules rules) {
        this.rules = rules;
        this.protocol = new Protocol(rules);
        this.code = new StateCode(protocol.logs(), rules.bounds().nodes());
        this.symmetry = new Symmetry(rules);
    }

    static Explorer of(Rules rules) {
        return new Explorer(rules);
    }

    /** Looks only at histories of these steps: far fewer, when one knows where to look. */
    Explorer only(Predicate<Move> steps) {
        allowed = steps;
        return this;
    }

    /** Goes on where one of these does not hold, to see what becomes of it. */
    Explorer ignoring(Set<Invariant> invariants) {
        ignored = invariants;
        return this;
    }

    /** Explores with room for {@code 2^slotBits} states (12 bytes each), and can tell the history that breaks an invariant. */
    Result explore(int slotBits) {
        visited = new Visited(slotBits, true);
        return run();
    }

    /** Explores a large world: a third less room, no history, and a line for each depth. */
    Result exploreLarge(int slotBits) {
        visited = new Visited(slotBits, false);
        talking = true;
        return run();
    }

    private Result run() {
        var started = System.nanoTime();
        var startedCpu = cpuTime();
        var depth = 0;
        var frontier = new Frontier(code.words());
        var first = protocol.start();
        var words = code.write(symmetry.representative(first));
        frontier.add(words, visited.add(Visited.fingerprint(words), Visited.NONE));
        while (!frontier.isEmpty() && broken == null) {
            var next = new Frontier(code.words());
            frontier.drain((chunk, place, slot) -> {
                protocol.next(code.read(chunk, place), (move, after) -> meet(move, after, slot, next));
                return broken == null;
            });
            frontier = next;
            depth++;
            if (talking) {
                System.out.printf(
                        "depth %d: %,d states, %,d to look at, %,d transitions, %.0f s%n",
                        depth, visited.count(), frontier.size(), transitions, (System.nanoTime() - started) / 1e9);
            }
        }
        var history = broken == null || !visited.isTraced() ? "" : history();
        return new Result(
                rules,
                visited.count(),
                transitions,
                depth,
                (System.nanoTime() - started) / 1e9,
                (cpuTime() - startedCpu) / 1e9,
                Optional.ofNullable(broken),
                history);
    }

    private void meet(Move move, State after, int origin, Frontier next) {
        if (broken != null || !allowed.test(move)) {
            return;
        }
        transitions++;
        var state = symmetry.representative(after);
        var words = code.write(state);
        var slot = visited.add(Visited.fingerprint(words), origin);
        if (slot == Visited.NONE) {
            return;
        }
        next.add(words, slot);
        Invariant.brokenIn(rules, state, ignored).ifPresent(invariant -> {
            broken = invariant;
            brokenSlot = slot;
        });
    }

    /** Walks from the start along the origins; names stay as they were, whatever representative was kept. */
    private String history() {
        var path = new ArrayList<Integer>();
        for (var slot = brokenSlot; slot != Visited.NONE; slot = visited.origin(slot)) {
            path.add(slot);
        }
        Collections.reverse(path);
        var text = new StringBuilder();
        var state = protocol.start();
        for (var step = 1; step < path.size(); step++) {
            var taken = taken(state, visited.fingerprint(path.get(step)));
            text.append("%3d  %s%n".formatted(step, taken.move().tell(state, taken.after())));
            state = taken.after();
        }
        return text + "then " + broken + " does not hold:\n" + state.toString().indent(5);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private record Taken(Move move, State after) {}

    private Taken taken(State before, long fingerprint) {
        List<Taken> found = new ArrayList<>();
        protocol.next(before, (move, after) -> {
            if (found.isEmpty()
                    && allowed.test(move)
                    && Visited.fingerprint(code.write(symmetry.representative(after))) == fingerprint) {
                found.add(new Taken(move, after));
            }
        });
        if (found.isEmpty()) {
            throw new IllegalStateException("The way was lost at " + before);
        }
        return found.getFirst();
    }
}
