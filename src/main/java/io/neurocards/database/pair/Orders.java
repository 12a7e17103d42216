package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What an administrator may order although something is lost by it: what stands against it and what is lost is told before. */
public final class Orders {

    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final PairNode node;
    private final Signs signs;
    private final Inspection inspection;
    private final Preference preference;

    Orders(PairNode node, Signs signs, Inspection inspection, Preference preference) {
        this.node = node;
        this.signs = signs;
        this.inspection = inspection;
        this.preference = preference;
    }

    /** Why an order can't be carried out. */
    public enum Obstacle {
        /** That side decides, and is what the other one is filled from. */
        IT_DECIDES,
        /** Answers wait for that side: it holds everything. */
        IT_IS_IN_SYNC,
        /** That side can't be asked. */
        IT_IS_AWAY,
        /** There is nobody to fill it from. */
        NOBODY_DECIDES,
        /** Somebody decides: handing over loses nothing. */
        SOMEBODY_DECIDES,
        /** The journal proves that answers are missing there; its folder would have to be set aside first. */
        JOURNAL_KNOWS_MORE,
        /** Another process uses the databases, and without a witness it would not learn of the change. */
        COMPANY
    }

    /**
     * What an order comes to.
     *
     * @param obstacle null when it may be given
     * @param lost how many decisions are known to be lost by it; where the databases have not even a beginning in common,
     *     how many persons and operations
     */
    public record Outlook(@Nullable Obstacle obstacle, long lost) {}

    /** Says what is lost when the rows of {@code side} are thrown away: what it decided and the decider does not have. */
    public Outlook filling(Side side) {
        return asked(() -> lostByFilling(side));
    }

    private Outlook lostByFilling(Side side) {
        var parts = node.parts();
        var register = parts.throne().reign().register();
        if (node.modes().mode() == Mode.CACHE_ONLY) {
            return new Outlook(Obstacle.NOBODY_DECIDES, 0);
        } else if (register.decider() == side) {
            return new Outlook(Obstacle.IT_DECIDES, 0);
        } else if (register.isFull()) {
            return new Outlook(Obstacle.IT_IS_IN_SYNC, 0);
        } else if (!isThere(side)) {
            return new Outlook(Obstacle.IT_IS_AWAY, 0);
        }
        var target = parts.ways().at(side).forAsking();
        return Common.of(parts.ways().at(side.other()).forAsking(), target)
                .map(common -> new Outlook(null, target.state().head().seq() - common.seq()))
                .orElseGet(() -> new Outlook(null, inspection.rows(side)));
    }

    /**
     * Writes down, in the transaction of the caller, that {@code side} is to decide whenever both are well. It holds for every
     * process within seconds, and until the next order.
     */
    public void prefer(Side side, Instant at) {
        preference.keep(side, at);
    }

    /** Throws away the rows of {@code side}, and fills it. */
    public void fill(Side side) {
        node.restorer().fillAnew(side);
        signs.moved();
    }

    /** Says what is known to be lost when {@code side} decides although nobody knows that it has everything. */
    public Outlook forcing(Side side) {
        return asked(() -> lostByForcing(side));
    }

    private Outlook lostByForcing(Side side) {
        var parts = node.parts();
        if (node.modes().mode() != Mode.CACHE_ONLY) {
            return new Outlook(Obstacle.SOMEBODY_DECIDES, 0);
        } else if (!isThere(side)) {
            return new Outlook(Obstacle.IT_IS_AWAY, 0);
        } else if (isInCompany()) {
            return new Outlook(Obstacle.COMPANY, 0);
        }
        var survivor = parts.ways().at(side).forAsking();
        var third = parts.third();
        var isKept = !third.isShared() && !third.register().equals(Register.UNSET);
        if (isKept && !survivor.holds(third.mark())) {
            return new Outlook(Obstacle.JOURNAL_KNOWS_MORE, 0);
        }
        return new Outlook(
                null, Math.max(0, third.known().seq() - survivor.state().head().seq()));
    }

    /** Lets {@code side} decide now. */
    public void force(Side side) {
        node.forcing().order(side);
        signs.moved();
    }

    /** Says whether another process would not learn that somebody else decides. */
    public boolean isInCompany() {
        var parts = node.parts();
        return !parts.third().isShared() && parts.hasCompany();
    }

    /** A database, or a witness, that does not answer just now can't be taken orders about. */
    private static Outlook asked(Supplier<Outlook> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            log.info("Not to be told what an order would lose: reason={}", Failures.reason(e));
            return new Outlook(Obstacle.IT_IS_AWAY, 0);
        }
    }

    private boolean isThere(Side side) {
        var seen = node.parts().seen(side);
        return seen == Seen.UP || seen == Seen.DAMAGED;
    }
}
