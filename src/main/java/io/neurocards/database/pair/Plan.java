package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.pair.Situation.Progress;

/** The one next step of a node; worked out from what it sees, and from nothing else. */
sealed interface Plan {

    /** All is as it should be, or what is under way goes on. */
    record Stay() implements Plan {}

    /** Nobody can be asked, and nothing may be changed: this node serves what it keeps. */
    record Isolate() implements Plan {}

    /** The register is to become this. */
    record Change(Register next, String reason) implements Plan {}

    /** The join has come to its end. */
    record Publish() implements Plan {}

    /** The decider hands over to the other database, with nothing undone. */
    record HandOver() implements Plan {}

    /** Returns what {@code s} calls for. */
    static Plan next(Situation s) {
        var plan = wished(s);
        return plan instanceof Change && !s.mayChange() ? (s.isDeciderLost() ? new Isolate() : new Stay()) : plan;
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
                case UP -> new Change(Register.alone(s.register().epoch() + 1, s.following()), "the decider is lost");
                case DOUBTFUL -> new Stay();
                case AWAY, DAMAGED -> new Isolate();
            };
        }
        if (s.isOtherLost()) {
            return goAlone(s, "the copy is away");
        }
        if (s.progress() == Progress.STUCK) {
            return goAlone(s, "the copy refuses what follows");
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
            return goAlone(s, "the copy refuses what follows");
        }
        return s.progress() == Progress.NEAR && s.other() == Seen.UP && s.decider() == Seen.UP
                ? new Change(s.register().next(Phase.JOIN), "the copy is near")
                : new Stay();
    }

    private static Plan joining(Situation s) {
        if (s.isDeciderLost()) {
            return pour(s);
        }
        if (s.isOtherLost() || s.progress() == Progress.STUCK) {
            return goAlone(s, "the copy went away while it joined");
        }
        return s.progress() == Progress.THERE ? new Publish() : new Stay();
    }

    private static Plan pouring(Situation s) {
        if (s.decider() == Seen.UP) {
            return goAlone(s, "the decider came back");
        }
        if (s.isOtherLost()) {
            return new Isolate();
        }
        return s.progress() == Progress.THERE
                ? new Change(Register.alone(s.register().epoch() + 1, s.following()), "everything kept was poured")
                : new Stay();
    }

    private static Plan pour(Situation s) {
        if (!s.canPour() || s.isOtherLost()) {
            return new Isolate();
        }
        return s.other() == Seen.UP
                ? new Change(s.register().next(Phase.SALVAGE), "the decider is lost, and what it alone had is kept")
                : new Stay();
    }

    private static Plan goAlone(Situation s, String reason) {
        return new Change(s.register().next(Phase.NONE), reason);
    }
}
