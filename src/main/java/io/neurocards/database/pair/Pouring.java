package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Salvage: what the lost decider alone had answered is poured from this node's journal into the other database. */
final class Pouring {

    private static final Logger log = LoggerFactory.getLogger(Pouring.class);

    private final Parts parts;
    private long doneIn = -1;

    Pouring(Parts parts) {
        this.parts = parts;
    }

    boolean isDone(Register register) {
        return doneIn == register.epoch();
    }

    /** Pours what is there; says whether it came to an end. */
    boolean step(Register register) {
        var side = register.decider().other();
        try {
            var other = parts.copy(side);
            if (other.state().epoch() != register.epoch()) {
                var common = lastUncontradicted(other);
                if (common.isEmpty()) {
                    log.error(
                            "Database lacks what was known to be in both, and can't be filled from the journal: side={}",
                            side);
                    parts.signs().damaged(side);
                    return false;
                }
                other.join(register.epoch(), register.decider(), common.get());
            }
            var head = other.state().head();
            for (var kept = parts.third().keptAfter(head.seq());
                    !kept.isEmpty();
                    kept = parts.third().keptAfter(head.seq())) {
                head = other.apply(register.epoch(), register.decider(), kept);
            }
            if (other.holds(parts.third().known())) {
                doneIn = register.epoch();
            }
            return isDone(register);
        } catch (LogRefusedException e) {
            log.error("Database can't be filled from the journal: side={}, refusal={}", side, e.refusal(), e);
            return false;
        } catch (RuntimeException e) {
            parts.signs().doubt(side, e);
            return false;
        }
    }

    /**
     * Cuts only what the journal contradicts: when it knows less than the database has, the rest may have been answered too
     * while the journal could not be written.
     */
    private Optional<Head> lastUncontradicted(Copy other) {
        var head = other.state().head();
        var known = parts.third().known();
        if (other.holds(known)) {
            return Optional.of(head);
        }
        var low = parts.third().mark();
        if (!other.holds(low)) {
            return Optional.empty();
        }
        var lowest = low.seq();
        var highest = Math.min(head.seq(), known.seq());
        while (lowest < highest) {
            var middle = highest - (highest - lowest) / 2;
            var here = other.at(middle);
            if (here.isPresent() && here.equals(parts.third().knownAt(middle))) {
                lowest = middle;
            } else {
                highest = middle - 1;
            }
        }
        return other.at(lowest);
    }
}
