package io.neurocards.ledger.points;

import java.time.Instant;
import java.util.UUID;

/**
 * One posting as its owner reads it. Each line follows from the one with the ordinal before it:
 * {@code balanceAfter = balanceAfter(before) + change}.
 *
 * @param reference what it was for, such as {@code order:<id>}
 */
public record PointsLine(
        UUID id, Instant at, long ordinal, PointsKind kind, long change, long balanceAfter, String reference) {}
