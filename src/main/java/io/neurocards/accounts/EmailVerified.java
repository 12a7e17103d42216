package io.neurocards.accounts;

import io.neurocards.shared.PersonId;
import java.time.Instant;

/** A person proved for the first time that an e-mail address is theirs. Published within the transaction, once per address. */
public record EmailVerified(PersonId personId, Instant at) {}
