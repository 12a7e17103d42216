package io.neurocards.loyalty;

import io.neurocards.ledger.points.Points;
import io.neurocards.ledger.points.PointsLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
        @Nullable Instant lastActivity) {

    public LoyaltyView {
        partnerCards = List.copyOf(partnerCards);
        recentHistory = List.copyOf(recentHistory);
    }

    /** @param newest at least one line, if there is any */
    static LoyaltyView of(Points current, List<PartnerCard> cards, List<PointsLine> newest) {
        var last = Stream.concat(
                        newest.stream().map(PointsLine::at), cards.stream().map(PartnerCard::activatedAt))
                .max(Comparator.<Instant>naturalOrder());
        return new LoyaltyView(current, cards, newest, last.orElse(null));
    }

    /** Returns the same with at most {@code lines} of its history. */
    public LoyaltyView with(int lines) {
        return new LoyaltyView(
                currentPoints, partnerCards, recentHistory.stream().limit(lines).toList(), lastActivity);
    }
}
