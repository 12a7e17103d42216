package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.pair.Situation.Freedom;
import io.neurocards.database.pair.Situation.Progress;

/** The one next step of a node; worked out from what it sees, and from nothing else. */
sealed interface Plan {

    /** All is as it should be, or what is under way goes on. */
    record Stay() implements Plan {}

    /** Nobody can be asked, and nothing may be changed: this node serves what it keeps. */
    record Isolate() implements Plan {}

    /** It is not known yet who may be asked: whoever wants to ask waits. */
    record Wait() implements Plan {}

    /** The register is to become this. */
    record Change(Register next, SwitchReason reason) implements Plan {}

    /** The join has come to its end. */
    record Publish() implements Plan {}

    /** The decider hands over to the other database, with nothing undone. */
    record HandOver() implements Plan {}

    /** Returns what {@code s} calls for. */
    static Plan next(Situation s) {
        var plan = wished(s);
        return plan instanceof Change && !s.mayChange() ? instead(s) : plan;
    }

    private static Plan instead(Situation s) {
        if (!s.isDeciderLost()) {
            return new Stay();
        }
        return s.freedom() == Freedom.PENDING ? new Wait() : new Isolate();
    }

    private static Plan wished(Situation s) {
        return switch (s.register().phase()) {
            case NONE -> s.register().isFull() ? full(s) : alone(s);
            case JOIN -> joining(s);
            case SALVAGE -> pouring(s);
        };
    }

    private static Plan full(Situation s) {
        if (s.isDeciderLost()) {
            return switch (s.other()) {
                case UP ->
                    new Change(Register.alone(s.register().epoch() + 1, s.following()), SwitchReason.DECIDER_LOST);
                case DOUBTFUL -> new Stay();
                case AWAY, DAMAGED -> new Isolate();
            };
        }
        if (s.isOtherLost()) {
            return goAlone(s, SwitchReason.COPY_AWAY);
        }
        if (s.progress() == Progress.STUCK) {
            return goAlone(s, SwitchReason.COPY_REFUSES);
        }
        return s.handOver() && s.other() == Seen.UP && s.decider() == Seen.UP && s.mayChange()
                ? new HandOver()
                : new Stay();
    }

    private static Plan alone(Situation s) {
        if (s.isDeciderLost()) {
            return pour(s);
        }
        if (s.progress() == Progress.STUCK) {
            return goAlone(s, SwitchReason.COPY_REFUSES);
        }
        return s.progress() == Progress.NEAR && s.other() == Seen.UP && s.decider() == Seen.UP
                ? new Change(s.register().next(Phase.JOIN), SwitchReason.COPY_NEAR)
                : new Stay();
    }

    private static Plan joining(Situation s) {
        if (s.isDeciderLost()) {
            return pour(s);
        }
        if (s.isOtherLost() || s.progress() == Progress.STUCK) {
            return goAlone(s, SwitchReason.COPY_AWAY_IN_JOIN);
        }
        return s.progress() == Progress.THERE ? new Publish() : new Stay();
    }

    private static Plan pouring(Situation s) {
        if (s.decider() == Seen.UP) {
            return goAlone(s, SwitchReason.DECIDER_BACK);
        }
        if (s.isOtherLost()) {
            return new Isolate();
        }
        return s.progress() == Progress.THERE
                ? new Change(Register.alone(s.register().epoch() + 1, s.following()), SwitchReason.POURED)
                : new Stay();
    }

    private static Plan pour(Situation s) {
        if (!s.canPour() || s.isOtherLost()) {
            return new Isolate();
        }
        return s.other() == Seen.UP
                ? new Change(s.register().next(Phase.SALVAGE), SwitchReason.DECIDER_LOST_ALONE)
                : new Stay();
    }

    private static Plan goAlone(Situation s, SwitchReason reason) {
        return new Change(s.register().next(Phase.NONE), reason);
    }
}
