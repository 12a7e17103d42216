package io.neurocards.waiting;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.DeadLetter;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where wishes stand that had to wait: from the journal while they do, from the database afterwards; never a guess. */
public final class WaitedOperations {

    private final Supplier<@Nullable NodeJournal> journal;
    private final Outcomes outcomes;

    WaitedOperations(Supplier<@Nullable NodeJournal> journal, Outcomes outcomes) {
        this.journal = journal;
        this.outcomes = outcomes;
    }

    /** Why an expired one is among the dead letters; stands in journals, so it never changes. */
    static final String EXPIRED = "expired before anybody could decide";

    /** Returns whether this is final, and told to its owner: it is there only so that a person sees it. */
    public static boolean isExpired(DeadLetter letter) {
        return letter.reason().equals(EXPIRED);
    }

    /**
     * Returns the person's own operation, or nothing when there is none, or it never had to wait. What the journal still has
     * is looked at first: it forgets only what the database tells by then.
     *
     * @throws RuntimeException when it does not wait here and no database can be asked
     */
    public Optional<WaitedOperation> find(PersonId person, OperationId id) {
        var waiting = waiting(person, id);
        return waiting.isPresent() ? waiting : outcomes.find(person, id);
    }

    private Optional<WaitedOperation> waiting(PersonId person, OperationId id) {
        var kept = journal.get();
        if (kept == null) {
            return Optional.empty();
        }
        var state = kept.state();
        var pending = state.waiting().stream()
                .filter(one -> one.id().equals(id) && one.person().equals(person))
                .map(one -> standing(one, OperationStatus.PENDING, null))
                .findFirst();
        return pending.isPresent()
                ? pending
                : state.deadLetters().stream()
                        .filter(dead -> dead.operation().id().equals(id)
                                && dead.operation().person().equals(person))
                        .map(WaitedOperations::standing)
                        .findFirst();
    }

    /** Returns all that wait for a person to decide them, as {@code type operation: reason}. */
    public List<String> dead() {
        return letters(letter -> !isExpired(letter));
    }

    /** Returns all whose time was over, and that nobody has taken away yet, as {@code type operation: reason}. */
    public List<String> expired() {
        return letters(WaitedOperations::isExpired);
    }

    private List<String> letters(Predicate<DeadLetter> which) {
        var kept = journal.get();
        return kept == null
                ? List.of()
                : kept.state().deadLetters().stream()
                        .filter(which)
                        .map(dead ->
                                dead.operation().type() + " " + dead.operation().id() + ": " + dead.reason())
                        .toList();
    }

    private static WaitedOperation standing(DeadLetter letter) {
        return isExpired(letter)
                ? standing(letter.operation(), OperationStatus.EXPIRED, letter.at())
                : standing(letter.operation(), OperationStatus.DEAD, null);
    }

    private static WaitedOperation standing(
            AcceptedOperation one, OperationStatus status, @Nullable Instant decidedAt) {
        return new WaitedOperation(
                one.id(),
                one.person(),
                one.platform(),
                one.type(),
                status,
                null,
                null,
                Map.of(),
                one.acceptedAt(),
                decidedAt);
    }
}
