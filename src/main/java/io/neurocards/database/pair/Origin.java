package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who decides where no register says it: in a new pair, and when the third place was lost. What is not certain is
 * left to a person.
 */
final class Origin {

    private static final Logger log = LoggerFactory.getLogger(Origin.class);
    /** A lost third place may have known some epochs more than the databases that are left. */
    static final int OUTRUNNING = 1000;

    private final Parts parts;
    private @Nullable String said;

    Origin(Parts parts) {
        this.parts = parts;
    }

    /**
     * Makes the first register, if that can be told from what the databases say. Where another process works on them it has one,
     * and would be outrun by this.
     */
    void look() {
        if (!parts.third().isShared() && parts.hasCompany()) {
            say(
                    "Another process works on these databases, and has neither its journal nor a witness in common with this one");
            return;
        }
        var primary = state(Side.PRIMARY);
        var backup = state(Side.BACKUP);
        if (primary.isPresent() && backup.isPresent()) {
            between(primary.get(), backup.get());
        } else if (primary.isPresent() && primary.get().epoch() == 0 && parts.seen(Side.BACKUP) == Seen.AWAY) {
            begin(1, primary.get());
        } else if (isKnownHow(Side.PRIMARY) && isKnownHow(Side.BACKUP)) {
            say("The register is missing, and both databases are needed to tell who decides");
        }
    }

    private boolean isKnownHow(Side side) {
        return parts.seen(side) != Seen.DOUBTFUL;
    }

    private Optional<Authority.State> state(Side side) {
        try {
            return parts.seen(side) == Seen.UP ? Optional.of(parts.copy(side).state()) : Optional.empty();
        } catch (RuntimeException e) {
            parts.signs().doubt(side, e);
            return Optional.empty();
        }
    }

    /** The higher epoch is right; in one and the same, the longer log, if it goes on where the shorter one ends. */
    private void between(Authority.State primary, Authority.State backup) {
        if (primary.epoch() == 0 && backup.epoch() == 0) {
            begin(1, primary);
            return;
        }
        var later = primary.epoch() >= backup.epoch() ? primary : backup;
        if (primary.epoch() != backup.epoch()) {
            begin(later.epoch() + OUTRUNNING, later.decider() == primary.self() ? primary : backup);
            return;
        }
        var longer = primary.head().seq() >= backup.head().seq() ? primary : backup;
        var shorter = longer.self() == Side.PRIMARY ? backup : primary;
        if (parts.copy(longer.self()).holds(shorter.head())) {
            begin(
                    longer.epoch() + OUTRUNNING,
                    longer.head().equals(shorter.head())
                            ? (longer.decider() == longer.self() ? longer : shorter)
                            : longer);
        } else {
            say(
                    "The register is missing, and the databases deny each other in one epoch: an operator has to say which is right");
        }
    }

    private void begin(long epoch, Authority.State decider) {
        var register = Register.alone(epoch, decider.self());
        var kept = parts.third().begin(register, decider.head());
        log.info(
                "Register begins: {}, known={}, kept={}",
                register,
                decider.head().seq(),
                kept);
    }

    private void say(String what) {
        if (!what.equals(said)) {
            said = what;
            log.error(what);
        }
    }

    /** Returns why there is no register yet, or nothing when there is one. */
    Optional<String> saying() {
        return parts.throne().reign().register().epoch() > 0 ? Optional.empty() : Optional.ofNullable(said);
    }
}
