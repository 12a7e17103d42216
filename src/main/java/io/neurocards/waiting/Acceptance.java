package io.neurocards.waiting;

import io.neurocards.database.Undecided;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.JournalAnswer;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door for wishes that may wait: does them at once where somebody can decide, and keeps them otherwise. Without a backup
 * there is no journal, and everything is done at once or fails.
 */
public final class Acceptance {

    private final Supplier<@Nullable NodeJournal> journal;
    private final Supplier<Map<String, WaitingAction>> actions;
    private final WaitingSettings settings;
    private final Clock clock;
    private final LongAdder accepted = new LongAdder();

    Acceptance(
            Supplier<@Nullable NodeJournal> journal,
            Supplier<Map<String, WaitingAction>> actions,
            WaitingSettings settings,
            Clock clock) {
        this.journal = journal;
        this.actions = actions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does something by the ordinary way. */
    @FunctionalInterface
    public interface Ordinary<T> {
        T run() throws IOException;
    }

    /** Puts a wish into a form that can be kept; whatever belongs to it is on the disk when this returns. */
    @FunctionalInterface
    public interface Keepable {
        Wish wish() throws IOException;
    }

    /**
     * Does {@code ordinary}; when that can't be decided, or its owner has something waiting already that it must not
     * overtake, keeps {@code keepable} instead.
     *
     * @throws ProblemException what {@code ordinary} says of what was asked; WAITING_ROOM_FULL when nothing more can be kept;
     *     OUTCOME_UNKNOWN when it is not known whether it was; TOO_MANY_REQUESTS when its owner has too much waiting;
     *     IDEMPOTENCY_KEY_REUSED when something else waits under the same id
     */
    public <T> Answer<T> of(PersonId person, Ordinary<T> ordinary, Keepable keepable) throws IOException {
        var kept = journal.get();
        if (kept == null) {
            return new Answer.Decided<>(ordinary.run());
        }
        if (hasWaiting(kept, person)) {
            return keep(kept, keepable.wish());
        }
        try {
            return new Answer.Decided<>(ordinary.run());
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            return keep(kept, keepable.wish());
        }
    }

    private static boolean hasWaiting(NodeJournal kept, PersonId person) {
        return kept.state().waiting().stream().anyMatch(one -> one.person().equals(person));
    }

    private <T> Answer<T> keep(NodeJournal kept, Wish wish) {
        var before = over(kept, wish);
        var isNew = before.isEmpty() && requireRoom(kept, wish);
        return switch (kept.accept(accepted(wish))) {
            case JournalAnswer.Kept _ when before.isPresent() -> new Answer.Known<>(wish.id(), before.get());
            case JournalAnswer.Kept _ -> {
                if (isNew) {
                    accepted.increment();
                }
                yield new Answer.Pending<>(wish.id());
            }
            case JournalAnswer.Unknown _ -> throw new ProblemException(ProblemCode.OUTCOME_UNKNOWN);
            case JournalAnswer.Refused(var why, var _) -> throw refused(why);
        };
    }

    /** Returns what became of the same wish before, if the journal still has it and it does not wait any more. */
    private static Optional<OperationStatus> over(NodeJournal kept, Wish wish) {
        return kept.state().deadLetters().stream()
                .filter(dead -> dead.operation().id().equals(wish.id())
                        && dead.operation().person().equals(wish.person()))
                .map(dead -> WaitedOperations.isExpired(dead) ? OperationStatus.EXPIRED : OperationStatus.DEAD)
                .findFirst();
    }

    /** One customer must not take the room of all. Returns whether the wish does not wait yet. */
    private boolean requireRoom(NodeJournal kept, Wish wish) {
        var own = kept.state().waiting().stream()
                .filter(one -> one.person().equals(wish.person()))
                .map(AcceptedOperation::id)
                .toList();
        var isNew = !own.contains(wish.id());
        if (own.size() >= settings.perPerson() && isNew) {
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS).with("limit", settings.perPerson());
        }
        return isNew;
    }

    private AcceptedOperation accepted(Wish wish) {
        var action = actions.get().get(wish.type());
        if (action == null) {
            throw new IllegalArgumentException("Nothing of this type may wait: type=" + wish.type());
        }
        var now = clock.instant();
        return new AcceptedOperation(
                wish.id(),
                wish.person(),
                wish.platform(),
                wish.type(),
                action.priority(),
                now,
                action.expiresAfter().map(now::plus).orElse(null),
                wish.payload(),
                wish.dependsOn().stream()
                        .filter(other -> !other.equals(wish.id()))
                        .toList());
    }

    private ProblemException refused(JournalAnswer.Why why) {
        return switch (why) {
            case CONTRADICTS -> new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case TOO_LARGE -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "body");
            case FULL, LOW_DISK, DISK, CLOSED, MOVED, NOT_NEXT ->
                new ProblemException(ProblemCode.WAITING_ROOM_FULL)
                        .with("retry_after_seconds", settings.retryAfter().toSeconds());
        };
    }

    /** Returns how many wishes were kept since the process began. */
    public long kept() {
        return accepted.sum();
    }

    /** Returns how many wishes wait. */
    public int waiting() {
        var kept = journal.get();
        return kept == null ? 0 : kept.state().waiting().size();
    }

    /** Returns whether {@code operation} of {@code person} waits to be decided. */
    public boolean waits(PersonId person, OperationId operation) {
        var kept = journal.get();
        return kept != null
                && kept.state().waiting().stream()
                        .anyMatch(one ->
                                one.id().equals(operation) && one.person().equals(person));
    }
}
