package io.neurocards.accounts.erasure;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Instant;

/**
 * Somebody has left for good; announced within the transaction that deleted what told who they were.
 *
 * @param forfeited the credits that they gave up
 */
public record AccountErased(PersonId person, Credits forfeited, Instant at) {}
