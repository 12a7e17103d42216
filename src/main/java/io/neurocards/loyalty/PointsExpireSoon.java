package io.neurocards.loyalty;

import io.neurocards.ledger.points.Points;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/** Points of a person can't be spent much longer. Published within the transaction, once for each lot. */
public record PointsExpireSoon(UUID lotId, PersonId personId, Points points, Instant expiresAt, Instant at) {}
