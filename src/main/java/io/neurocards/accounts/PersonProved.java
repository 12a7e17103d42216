package io.neurocards.accounts;

import io.neurocards.shared.PersonId;
import java.time.Instant;

/**
 * A person proved for the first time that an identity is theirs: an e-mail address by a mailed code, or a Telegram account
 * by writing to the bot. Published within the transaction, once per identity.
 *
 * @param back whether the identity's owner was a customer before and had their data deleted, so that this is no newcomer
 */
public record PersonProved(PersonId personId, boolean back, Instant at) {}
