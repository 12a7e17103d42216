package io.neurocards.accounts.export;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** A customer begins to take their data along; announced within the transaction that counts it. */
public record DataExported(UUID id, PersonId person, Instant at) {}
