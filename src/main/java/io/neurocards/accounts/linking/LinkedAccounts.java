package io.neurocards.accounts.linking;

import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a customer is known, and what can be undone. */
@Component
public final class LinkedAccounts {

    private final JoinRows rows;
    private final Clock clock;

    LinkedAccounts(JoinRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** A link that can still be undone. */
    public record Undoable(UUID id, Instant until) {}

    /** Returns all the ways in which a person is known, the oldest first. */
    public List<KnownAs> knownAs(PersonId person) {
        return rows.knownAs(person);
    }

    /** Returns the person's links that can be undone at this moment, the newest first. */
    public List<Undoable> undoable(PersonId person) {
        return rows.undoable(person, clock.instant()).stream()
                .map(join -> new Undoable(join.id(), join.undoUntil()))
                .toList();
    }
}
