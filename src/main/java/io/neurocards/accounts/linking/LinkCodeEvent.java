package io.neurocards.accounts.linking;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import java.time.Instant;

/** Something happened to a code that links accounts; announced within a transaction. Never says which code it was. */
public sealed interface LinkCodeEvent {

    PersonId person();

    Instant at();

    /** Somebody was shown a code. */
    record Shown(PersonId person, Instant expiresAt, Instant at) implements LinkCodeEvent {}

    /** Somebody typed one that links nothing. */
    record Refused(PersonId person, ProblemCode reason, Instant at) implements LinkCodeEvent {}
}
