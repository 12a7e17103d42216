package io.neurocards.waiting;

import io.neurocards.database.Undecided;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.Deciding.Result;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What waits for a person on this node: tried once more at their word, or given up for good. */
public final class DeadLetterBox {

    private final Supplier<@Nullable NodeJournal> journal;
    private final Deciding deciding;
    private final Outcomes outcomes;

    DeadLetterBox(Supplier<@Nullable NodeJournal> journal, Deciding deciding, Outcomes outcomes) {
        this.journal = journal;
        this.deciding = deciding;
        this.outcomes = outcomes;
    }

    /**
     * What came of an administrator's word.
     *
     * @param reason why it is dead still; nothing when it is over
     */
    public record Answer(OperationStatus status, @Nullable String reason) {}

    /**
     * Tries once, under its own id, so that what was done after all is not done again. What fails again stays here.
     *
     * @throws ProblemException NOT_FOUND when no such dead letter is here; SERVICE_UNAVAILABLE when nobody can decide
     */
    public synchronized Answer tryAgain(OperationId id) {
        var operation = find(id);
        try {
            var over = over(id);
            if (over != null) {
                return over;
            }
            return switch (deciding.decide(operation)) {
                case Result.Ended(var outcome) -> ended(outcome);
                case Result.NotNow _ -> new Answer(OperationStatus.DEAD, ProblemCode.MAINTENANCE.text());
                case Result.Failed(var reason, var _) -> new Answer(OperationStatus.DEAD, reason);
            };
        } catch (RuntimeException e) {
            throw undecided(e);
        }
    }

    /**
     * Gives it up: to its owner it is refused, as cancelled by the house.
     *
     * @throws ProblemException like {@link #tryAgain}
     */
    public synchronized Answer drop(OperationId id) {
        var operation = find(id);
        try {
            var over = over(id);
            if (over != null) {
                return over;
            }
            var why = new ProblemException(ProblemCode.CANCELLED_BY_OPERATOR);
            return ended(deciding.outcome(operation, OperationStatus.REFUSED, null, why));
        } catch (RuntimeException e) {
            throw undecided(e);
        }
    }

    /** What its owner was told is final, whatever a person wishes: then it only leaves the box. */
    private @Nullable Answer over(OperationId id) {
        var known = outcomes.decidedOf(List.of(id)).get(id);
        return known == null ? null : forgotten(id, known);
    }

    private Answer ended(WaitedOperation outcome) {
        outcomes.keep(List.of(outcome));
        return forgotten(outcome.id(), outcome.status());
    }

    private Answer forgotten(OperationId id, OperationStatus status) {
        var kept = journal.get();
        if (kept != null) {
            kept.done(id);
        }
        return new Answer(status, null);
    }

    /**
     * Says that there is one.
     *
     * @throws ProblemException NOT_FOUND when there is none here
     */
    public void require(OperationId id) {
        find(id);
    }

    private AcceptedOperation find(OperationId id) {
        var kept = journal.get();
        if (kept == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        return kept.state().deadLetters().stream()
                .filter(dead -> dead.operation().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                .operation();
    }

    private static RuntimeException undecided(RuntimeException failure) {
        return Undecided.of(failure).isEmpty()
                ? failure
                : (ProblemException) new ProblemException(ProblemCode.SERVICE_UNAVAILABLE).initCause(failure);
    }
}
