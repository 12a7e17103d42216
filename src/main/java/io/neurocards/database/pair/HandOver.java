package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Head;
import io.neurocards.database.pair.ThirdPlace.Kept;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A planned change of the decider: nobody may decide for a moment, and the copy gets everything, so that nothing is undone. */
final class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);
    private static final int ROUNDS = 200;

    private final Parts parts;
    private final BooleanSupplier shipping;

    /** @param shipping ships once, and says whether there may be more */
    HandOver(Parts parts, BooleanSupplier shipping) {
        this.parts = parts;
        this.shipping = shipping;
    }

    /**
     * Makes {@code change} when both databases have everything and nothing can be added; says whether it was made. Otherwise all
     * goes on as before.
     */
    boolean attempt(Register register, BooleanSupplier change) {
        parts.gate().close();
        var isChanged = false;
        try {
            isChanged = isLevelled(register) && change.getAsBoolean();
        } catch (RuntimeException e) {
            log.warn("Handing over is put off: {}", Failures.reason(e));
        }
        if (!isChanged) {
            reopen(register);
        }
        return isChanged;
    }

    private boolean isLevelled(Register register) {
        var decider = parts.copy(register.decider());
        var end = decider.close(register.epoch(), decider.state().opened()).head();
        for (var round = 0; round < ROUNDS; round++) {
            if (end.equals(parts.throne().reign().confirmed()) && isKnown(register, end)) {
                return true;
            }
            if (!shipping.getAsBoolean() && round > 2) {
                return false;
            }
        }
        return false;
    }

    /** While the third place could not be written, answers went on without it; now it hears what both databases have. */
    private boolean isKnown(Register register, Head end) {
        return end.equals(parts.third().known()) || parts.third().stable(register.epoch(), end) == Kept.DONE;
    }

    /** A database that can't be opened again is found to be away by the next look. */
    private void reopen(Register register) {
        parts.throne().become(Reign::shut);
        parts.signs().moved();
        log.info("Decider goes on: side={}, epoch={}", register.decider(), register.epoch());
    }
}
