package io.neurocards.database.journal;

import java.time.Instant;

/** An accepted operation that could not be decided however often it was tried; a person has to look. */
public record DeadLetter(AcceptedOperation operation, String reason, Instant at) {}
