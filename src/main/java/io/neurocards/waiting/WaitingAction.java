package io.neurocards.waiting;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One kind of wish that may wait for a database: the list of all beans of this type is what is allowed to wait. Passwords,
 * roles, refunds and payments are none.
 */
public interface WaitingAction {

    /** Returns the name by which it stands in the journal, which never changes, such as {@code videos.order}. */
    String type();

    Priority priority();

    /** Returns how long it is wanted, or nothing when it never expires, as what costs money does not. */
    Optional<Duration> expiresAfter();

    /**
     * Decides it by the ordinary way, under the operation's own id, so that a repetition returns the first outcome.
     *
     * @return the path of what came of it, such as {@code /v1/videos/…}
     * @throws io.neurocards.shared.ProblemException when it is refused; of a kind that passes, it is tried again
     */
    String decide(AcceptedOperation operation) throws IOException;
}
