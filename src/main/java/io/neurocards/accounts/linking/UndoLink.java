package io.neurocards.accounts.linking;

import io.neurocards.accounts.erasure.IdentityLocks;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A customer takes a link back within a day. Rows go back to whose they were, and credits and points as far as they are there;
 * what was ordered since stays with whoever stays.
 */
@Component
public final class UndoLink {

    private final Decisions decisions;
    private final PersonJoins joins;
    private final IdentityLocks locks;
    private final Clock clock;

    UndoLink(Decisions decisions, PersonJoins joins, IdentityLocks locks, Clock clock) {
        this.decisions = decisions;
        this.joins = joins;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Makes two accounts of one again.
     *
     * @throws ProblemException NOT_FOUND for no link of theirs or one that was undone; UNDO_TOO_LATE
     */
    public LinkEvent.Undone undo(PersonId person, UUID link) {
        return decisions.act(() -> {
            locks.lock(List.of(person));
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var join = joins.rows()
                    .lockUndoable(link, person)
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
            if (!join.undoUntil().isAfter(now)) {
                throw new ProblemException(ProblemCode.UNDO_TOO_LATE);
            }
            Stream.of(join.gone(), join.stays())
                    .sorted(Comparator.comparing(PersonId::value))
                    .forEach(joins.rows()::lock);
            return joins.part(join, now);
        });
    }
}
