package io.neurocards.loyalty;

import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has, on whichever platforms they are known.
 *
 * @param currentPoints what may be spent now
 * @param recentHistory newest first
 * @param lastActivity when points or cards last changed, if ever
 */
public record LoyaltyView(
        Points currentPoints,
        List<PartnerCard> partnerCards,
        List<PointsLine> recentHistory,
        @Nullable Instant lastActivity) {}
