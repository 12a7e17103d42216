package io.neurocards.database.pair;

import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Side;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database back that was away: undoes what it decided and nobody was told, fills it when it has nothing in common
 * with the decider, and lets it follow from afar while answers do not wait for it.
 */
final class Restorer {

    private static final Logger log = LoggerFactory.getLogger(Restorer.class);
    private static final long CLOSE_BEHIND = 300;

    private final Throne throne;
    private final Both<Copy> copies;
    private final ThirdPlace third;
    private final Filler filler;
    private final Signs signs;
    private volatile long followedIn = -1;
    private volatile long lag = Long.MAX_VALUE;

    Restorer(Throne throne, Both<Copy> copies, ThirdPlace third, Filler filler, Signs signs) {
        this.throne = throne;
        this.copies = copies;
        this.third = third;
        this.filler = filler;
        this.signs = signs;
    }

    /** Fills a database anew. */
    @FunctionalInterface
    interface Filler {

        /**
         * Makes {@code empty} a copy of the deciding database of some moment, with the log beginning there.
         *
         * @throws RuntimeException when {@code empty} is not empty, or it did not come to an end; nothing may follow it then
         */
        void fill(Side decider, Side empty);
    }

    /** Does the next piece of work, if {@code other} can be used; says whether there is more to do at once. */
    boolean round(Seen other) {
        var reign = throne.reign();
        if (other != Seen.UP || !reign.isOpen() || reign.register().isFull()) {
            lag = Long.MAX_VALUE;
            return false;
        }
        try {
            if (followedIn != reign.register().epoch()) {
                follow(reign);
            }
            return reign.register().isIn(Phase.NONE) && shadow(reign);
        } catch (LogRefusedException e) {
            refused(reign, e);
            return false;
        } catch (RuntimeException e) {
            log.info(
                    "Coming back is tried again: side={}",
                    reign.register().decider().other(),
                    e);
            signs.doubt(reign.register().decider().other());
            return false;
        }
    }

    private void follow(Reign reign) {
        var register = reign.register();
        var decider = copies.at(register.decider());
        var other = copies.at(register.decider().other());
        var state = other.state();
        if (state.epoch() != register.epoch()) {
            var common = state.unfinished().isPresent()
                    ? filled(register.decider())
                    : Common.of(decider, other).orElseGet(() -> filled(register.decider()));
            var joined = other.join(register.epoch(), register.decider(), common);
            log.info(
                    "Database follows: side={}, epoch={}, from={}, undone={}",
                    other.side(),
                    register.epoch(),
                    joined.seq(),
                    Math.max(0, state.head().seq() - common.seq()));
            begin(reign, joined);
        } else {
            begin(reign, state.head());
        }
    }

    /** Only what a join confirmed counts, and only from the place that both have on. */
    private void begin(Reign reign, Head from) {
        signs.isWhole(reign.register().decider().other());
        throne.become(
                now -> now.register().equals(reign.register()) && now.confirmed() == null ? now.confirmed(from) : now);
        followedIn = reign.register().epoch();
    }

    private Head filled(Side decider) {
        filler.fill(decider, decider.other());
        return copies.at(decider.other()).state().head();
    }

    /** The decider's answers don't wait for this. */
    private boolean shadow(Reign reign) {
        var register = reign.register();
        var decider = copies.at(register.decider());
        var other = copies.at(register.decider().other());
        var head = other.state().head();
        var entries = decider.entriesAfter(head.seq(), register.epoch(), third.known());
        if (!entries.isEmpty()) {
            head = other.apply(register.epoch(), register.decider(), entries);
        }
        lag = Math.max(0, decider.state().head().seq() - head.seq());
        return !entries.isEmpty();
    }

    private void refused(Reign reign, LogRefusedException e) {
        var other = reign.register().decider().other();
        log.warn("Coming back is refused: side={}, refusal={}, message={}", other, e.refusal(), e.getMessage());
        if (e.refusal() == Refusal.MARK_LOST) {
            signs.damaged(reign.register().decider());
        } else {
            signs.stuck(other, reign.register().epoch());
        }
    }

    /** How many entries the other database lacks, as far as it is known. */
    Optional<Long> lag() {
        return lag == Long.MAX_VALUE ? Optional.empty() : Optional.of(lag);
    }

    boolean isNear(Reign reign) {
        return followedIn == reign.register().epoch() && lag <= CLOSE_BEHIND;
    }
}
