package io.neurocards.ledger.points;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** Points of one person that expire together. */
public record PointsLot(UUID id, PersonId person, Points remaining, Instant expiresAt) {}
