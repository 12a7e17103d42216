package io.neurocards.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One posting as its owner reads it. Each line follows from the one with the ordinal before it:
 * {@code availableAfter = availableAfter(before) + availableChange}, and the same for what is held.
 *
 * @param reference what it was for, such as {@code video:<job id>}
 */
public record StatementLine(
        UUID id,
        Instant at,
        long ordinal,
        PostingKind kind,
        long availableChange,
        long availableAfter,
        long heldChange,
        long heldAfter,
        String reference) {}
