package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final Workshop workshop;
    private final Signs signs;
    private volatile String complaint = "";
    private volatile long followedIn = -1;
    private volatile @Nullable Side thrownAway;
    private volatile long lag = Long.MAX_VALUE;

    Restorer(Throne throne, Both<Copy> copies, ThirdPlace third, Workshop workshop, Signs signs) {
        this.throne = throne;
        this.copies = copies;
        this.third = third;
        this.workshop = workshop;
        this.signs = signs;
    }

    /**
     * Does the next piece of work, if {@code other} can be used; says whether there is more to do at once. What a damaged
     * database lacks it gets here, and nowhere else.
     */
    boolean round(Seen other) {
        var reign = throne.reign();
        var canFollow = other == Seen.UP || other == Seen.DAMAGED;
        if (!canFollow || !reign.isOpen() || reign.register().isFull()) {
            lag = Long.MAX_VALUE;
            return false;
        }
        try {
            if (followedIn != reign.register().epoch()) {
                follow(reign);
            }
            return reign.register().isIn(Phase.NONE) && shadow(reign);
        } catch (LogRefusedException e) {
            return e.refusal() == Refusal.SCHEMA_DIFFERS ? reshaped(reign) : refused(reign, e);
        } catch (RuntimeException e) {
            log.info(
                    "Coming back is tried again: side={}",
                    reign.register().decider().other(),
                    e);
            signs.doubt(reign.register().decider().other(), e);
            return false;
        }
    }

    /** The rows of that side are thrown away as soon as it follows another one, and it is filled. */
    void fillAnew(Side side) {
        thrownAway = side;
        followedIn = -1;
    }

    private void follow(Reign reign) {
        var register = reign.register();
        var decider = copies.at(register.decider());
        var other = copies.at(register.decider().other());
        if (thrownAway == other.side()) {
            requireWhole(decider, register);
            workshop.fillAnew(register.decider(), other.side());
            thrownAway = null;
        }
        var state = other.state();
        if (state.epoch() != register.epoch()) {
            var common = Common.of(decider, other).orElseGet(() -> filled(register));
            requireWhole(decider, register);
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

    /**
     * Asked after it was read how far both are the same: what a decider lost, the other database may be the last one to have,
     * and must neither undo nor exchange.
     */
    private void requireWhole(Copy decider, Register register) {
        var known = third.known();
        decider.entriesAfter(known.seq(), register.epoch(), known);
    }

    /** Only what a join confirmed counts, and only from the place that both have on. */
    private void begin(Reign reign, Head from) {
        signs.isWhole(reign.register().decider().other());
        throne.become(
                now -> now.register().equals(reign.register()) && now.confirmed() == null ? now.confirmed(from) : now);
        complaint = "";
        followedIn = reign.register().epoch();
    }

    private Head filled(Register register) {
        var decider = register.decider();
        requireWhole(copies.at(decider), register);
        workshop.fill(decider, decider.other());
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
        var ahead = decider.state();
        if (entries.isEmpty() && ahead.schemaVersion() != other.state().schemaVersion()) {
            return reshaped(reign);
        }
        lag = Math.max(0, ahead.head().seq() - head.seq());
        return !entries.isEmpty();
    }

    /** A copy is given another form at the very entry at which the decider was. */
    private boolean reshaped(Reign reign) {
        lag = Long.MAX_VALUE;
        try {
            return workshop.reshape(
                    reign.register().decider(), reign.register().decider().other());
        } catch (LogRefusedException e) {
            return refused(reign, e);
        }
    }

    private boolean refused(Reign reign, LogRefusedException e) {
        if (!throne.reign().register().equals(reign.register())) {
            return true;
        }
        var other = reign.register().decider().other();
        complaint = e.refusal() + ": " + e.getMessage();
        log.warn("Coming back is refused: side={}, refusal={}, message={}", other, e.refusal(), e.getMessage());
        if (e.refusal() == Refusal.MARK_LOST) {
            signs.damaged(reign.register().decider());
        } else {
            signs.stuck(other, reign.register().epoch());
        }
        return false;
    }

    /** How many entries the other database lacks, as far as it is known. */
    Optional<Long> lag() {
        return lag == Long.MAX_VALUE ? Optional.empty() : Optional.of(lag);
    }

    /** Returns what keeps the other database from following; empty for nothing. */
    String complaint() {
        return complaint;
    }

    boolean isNear(Reign reign) {
        return followedIn == reign.register().epoch() && lag <= CLOSE_BEHIND;
    }
}
