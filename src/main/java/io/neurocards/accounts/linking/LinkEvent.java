package io.neurocards.accounts.linking;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Something happened between accounts; announced within the transaction that made it true. */
public sealed interface LinkEvent {

    /** Returns whose account it is about, as they are afterwards. */
    PersonId person();

    Instant at();

    /** Two became one. */
    record Linked(UUID id, PersonId person, PersonId gone, Map<String, Long> moved, Instant undoUntil, Instant at)
            implements LinkEvent {}

    /** It was undone: there are two again. */
    record Undone(UUID id, PersonId person, PersonId gone, Map<String, Long> returned, Instant at)
            implements LinkEvent {}

    /** A way in was taken off an account. */
    record Unlinked(UUID id, PersonId person, String platform, Instant at) implements LinkEvent {}
}
