package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a database the decider because a person says so, although it may lack what was answered. What the other one has more
 * becomes orphans when it returns.
 */
final class Forcing {

    private static final Logger log = LoggerFactory.getLogger(Forcing.class);

    private final Parts parts;
    private final Modes modes;
    private final AtomicReference<@Nullable Side> ordered = new AtomicReference<>();

    Forcing(Parts parts, Modes modes) {
        this.parts = parts;
        this.modes = modes;
    }

    /** It stands until it is carried out, or somebody decides without it. */
    void order(Side side) {
        ordered.set(side);
    }

    /** Does what was ordered, on the coordinator's time; says whether there was anything. */
    boolean round() {
        var side = ordered.get();
        if (side == null) {
            return false;
        }
        if (modes.mode() != Mode.CACHE_ONLY) {
            log.warn("Order is dropped, somebody decides again: ordered={}", side);
            ordered.set(null);
            return false;
        }
        try {
            force(side);
            ordered.set(null);
            return true;
        } catch (RuntimeException e) {
            log.warn("Decider is not changed as ordered yet: side={}, reason={}", side, Failures.reason(e));
            return false;
        }
    }

    private void force(Side side) {
        var third = parts.third();
        var state = parts.copy(side).state();
        var before = third.register();
        var kept = parts.throne()
                .alone(() -> before.equals(Register.UNSET)
                        ? third.begin(Register.alone(state.epoch() + Origin.OUTRUNNING, side), state.head())
                        : third.publish(
                                before,
                                Register.alone(Math.max(before.epoch(), state.epoch()) + 1, side),
                                state.head()));
        log.error("Decider by order: from={}, to={}, head={}, kept={}", before, side, state.head(), kept);
        if (kept == ThirdPlace.Kept.DONE) {
            parts.signs().isWhole(side);
        }
    }
}
