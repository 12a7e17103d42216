package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Situation.Freedom;
import io.neurocards.database.pair.Situation.Progress;
import io.neurocards.database.pair.ThirdPlace.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on the register: opens the decider, plans the next step, and takes it. Everything it does may be cut off anywhere and
 * is then finished by the next look, of this process or of the one after it.
 */
final class Coordinator {

    private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

    private final Parts parts;
    private final Restorer restorer;
    private final Timetable timetable;
    private final Modes modes;
    private final Pouring pouring;
    private final HandOver handOver;
    private SwitchReason reason = SwitchReason.BEGAN;

    Coordinator(Parts parts, Restorer restorer, Timetable timetable, Modes modes, Pouring pouring, HandOver handOver) {
        this.parts = parts;
        this.restorer = restorer;
        this.timetable = timetable;
        this.modes = modes;
        this.pouring = pouring;
        this.handOver = handOver;
    }

    /** Looks once; says whether another look is due at once. */
    boolean look(Runnable whenUnset) {
        Register register;
        var isRead = true;
        try {
            register = parts.third().register();
        } catch (RuntimeException e) {
            log.warn("The register can't be read, and stays as it was: {}", Failures.reason(e));
            register = parts.throne().reign().register();
            isRead = false;
        }
        if (register.equals(Register.UNSET)) {
            whenUnset.run();
            return !parts.third().register().equals(Register.UNSET);
        }
        adopt(register);
        parts.third().report(parts.seen(Side.PRIMARY) == Seen.UP, parts.seen(Side.BACKUP) == Seen.UP);
        return act(Plan.next(situation(register, isRead ? freedom(register) : Freedom.BOUND)), register);
    }

    /**
     * Two journals are no third place: as long as another process is about, neither may change what the other one believes. With
     * a witness a process that alone can't reach the decider leaves it to the others.
     */
    private Freedom freedom(Register register) {
        var third = parts.third();
        if (!third.isShared()) {
            return parts.hasCompany() ? Freedom.BOUND : Freedom.FREE;
        }
        try {
            var decider = register.decider();
            if (parts.seen(decider) != Seen.AWAY || !third.isSeenByOthers(decider)) {
                return Freedom.FREE;
            }
            return timetable.mayStillBeNoticed(parts.healthOf(decider)) ? Freedom.PENDING : Freedom.BOUND;
        } catch (RuntimeException e) {
            log.warn("The witness can't be asked: {}", Failures.reason(e));
            return Freedom.BOUND;
        }
    }

    private void adopt(Register register) {
        if (!parts.throne().reign().register().equals(register)) {
            parts.gate().close();
            modes.interrupted();
            parts.throne().become(_ -> {
                parts.stable().end();
                return Reign.unopened(register);
            });
        }
        if (!parts.throne().reign().isOpen()
                && !register.isIn(Phase.SALVAGE)
                && parts.healthOf(register.decider()).wasHeard()
                && parts.seen(register.decider()) != Seen.AWAY
                && parts.seen(register.decider()) != Seen.DAMAGED) {
            open(register);
        }
    }

    private void open(Register register) {
        var decider = register.decider();
        try {
            parts.throne().alone(() -> {
                var known = parts.third().known();
                var head = parts.copy(decider).open(register.epoch(), known).head();
                parts.throne().become(reign -> {
                    var opened = reign.opened(head);
                    return register.isFull() && opened.confirmed() == null ? opened.confirmed(known) : opened;
                });
                parts.stable().begin(register.epoch(), known);
                return head;
            });
            parts.gate().open(register.epoch(), decider);
            modes.enter(Mode.under(register), decider, reason);
            reason = SwitchReason.BEGAN;
        } catch (LogRefusedException e) {
            log.warn("Decider can't be opened: side={}, refusal={}, message={}", decider, e.refusal(), e.getMessage());
            if (e.refusal() == Refusal.MARK_LOST) {
                parts.signs().damaged(decider);
            }
        } catch (RuntimeException e) {
            parts.signs().doubt(decider, e);
        }
    }

    private Situation situation(Register register, Freedom freedom) {
        var decider = register.decider();
        return new Situation(
                register,
                parts.seen(decider),
                parts.seen(decider.other()),
                progress(register),
                freedom,
                canPour(),
                timetable.isHandOverDue(register, parts));
    }

    /**
     * Where nothing was written yet, nothing is lost by waiting; and a first decider that was never opened could, without this
     * register, not be told from one that is new.
     */
    private boolean canPour() {
        return parts.third().canPour() && parts.third().known().seq() > 0;
    }

    private Progress progress(Register register) {
        var reign = parts.throne().reign();
        var other = register.decider().other();
        if (register.isIn(Phase.SALVAGE)) {
            return pouring.isDone(register) ? Progress.THERE : Progress.FAR;
        }
        if (parts.signs().isStuck(other, register.epoch())) {
            var mayTry = register.isFull() || register.isIn(Phase.JOIN) || timetable.mayTryAgain();
            return mayTry ? Progress.STUCK : Progress.FAR;
        }
        if (register.isIn(Phase.JOIN)) {
            return reign.isCaughtUp() ? Progress.THERE : Progress.FAR;
        }
        return restorer.isNear(reign) && timetable.mayBeWaitedFor(parts.healthOf(other)) ? Progress.NEAR : Progress.FAR;
    }

    private boolean act(Plan plan, Register register) {
        return switch (plan) {
            case Plan.Stay _ -> stay(register);
            case Plan.Wait _ -> await();
            case Plan.Isolate _ -> isolate(register);
            case Plan.Change(var next, var reason) -> change(register, next, reason);
            case Plan.Publish _ -> publish(register);
            case Plan.HandOver _ -> handOver(register);
        };
    }

    private boolean handOver(Register register) {
        var next = Register.alone(register.epoch() + 1, register.decider().other());
        timetable.ask(next.decider());
        modes.interrupted();
        if (!handOver.attempt(register, () -> change(register, next, SwitchReason.HANDED_OVER))) {
            timetable.postpone();
        }
        return true;
    }

    private boolean stay(Register register) {
        return register.isIn(Phase.SALVAGE) && pouring.step(register);
    }

    private boolean await() {
        if (parts.throne().reign().isOpen()) {
            modes.interrupted();
            parts.gate().close();
            shut();
        }
        return false;
    }

    private void shut() {
        parts.throne().aloneAtLast(this::breakOffFromAway, () -> {
            parts.stable().end();
            parts.throne().become(Reign::shut);
            return true;
        });
    }

    private boolean isolate(Register register) {
        if (modes.mode() != Mode.CACHE_ONLY || parts.throne().reign().isOpen()) {
            modes.interrupted();
            parts.gate().isolate();
            shut();
            modes.enter(Mode.CACHE_ONLY, register.decider(), SwitchReason.NOBODY);
        }
        parts.gate().isolate();
        return false;
    }

    /** Whoever waits for an answer of a database that fell silent is told at once what to do instead. */
    private void breakOffFromAway() {
        for (var side : Side.values()) {
            if (parts.seen(side) == Seen.AWAY) {
                parts.breakOff(side);
            }
        }
    }

    private boolean change(Register from, Register to, SwitchReason reason) {
        var kept = parts.throne()
                .aloneAtLast(this::breakOffFromAway, () -> parts.third().change(from, to));
        log.info("Register: from={}, to={}, because={}, kept={}", from, to, reason.sentence(), kept);
        if (kept == Kept.DONE) {
            this.reason = reason;
            timetable.changed(from, to);
        } else if (kept == Kept.FAILED) {
            log.error("The register can't be changed; who decides stays as it is");
        }
        return kept == Kept.DONE || kept == Kept.MOVED;
    }

    private boolean publish(Register register) {
        var kept = parts.throne().alone(() -> {
            var confirmed = parts.throne().reign().confirmed();
            if (confirmed == null) {
                return Kept.FAILED;
            }
            var answer = parts.third().publish(register, register.published(), confirmed);
            if (answer == Kept.DONE) {
                parts.throne().become(Reign::published);
                parts.stable().begin(register.epoch(), confirmed);
            }
            return answer;
        });
        log.info("Join ended: register={}, kept={}", register, kept);
        if (kept == Kept.DONE) {
            timetable.changed(register, register.published());
            modes.enter(Mode.FULL_OPERATIONAL, register.decider(), SwitchReason.COPY_LEVEL);
        }
        return kept == Kept.DONE;
    }
}
