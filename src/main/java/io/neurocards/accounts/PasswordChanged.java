package io.neurocards.accounts;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * A person has another password, and every session of theirs is over. Published within the transaction, once for each change.
 *
 * @param id of the change
 */
public record PasswordChanged(UUID id, PersonId personId, Instant at) {}
