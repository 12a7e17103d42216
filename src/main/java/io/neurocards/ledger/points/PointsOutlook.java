package io.neurocards.ledger.points;

import java.time.Instant;

/**
 * What a person has in points, and what of it is gone first.
 *
 * @param current what may be spent now, more than none
 * @param next what of it expires on one day, before all else
 * @param expiresAt when the first of these expire
 */
public record PointsOutlook(Points current, Points next, Instant expiresAt) {}
