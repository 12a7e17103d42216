package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.loyalty.PartnerCard;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Points and cards as programs read them; who it is about has been found out before. */
@Component
record CustomerLoyalty(Loyalty loyalty) {

    record LoyaltyJson(
            @JsonProperty("current_points") long currentPoints,
            @JsonProperty("partner_cards") List<CardJson> partnerCards,
            @JsonProperty("recent_history") List<PointsLineJson> recentHistory,
            @JsonProperty("last_activity") @Nullable Instant lastActivity,
            String source) {}

    record CardJson(
            @JsonProperty("card_number") String cardNumber,
            @JsonProperty("activated_at") Instant activatedAt) {

        static CardJson of(PartnerCard card) {
            return new CardJson(card.number(), card.activatedAt());
        }
    }

    record PointsLineJson(
            UUID id,
            Instant at,
            String kind,
            long change,
            @JsonProperty("balance_after") long balanceAfter,
            String reference) {

        static PointsLineJson of(PointsLine line) {
            return new PointsLineJson(
                    line.id(),
                    line.at(),
                    line.kind().name().toLowerCase(Locale.ROOT),
                    line.change(),
                    line.balanceAfter(),
                    line.reference());
        }
    }

    LoyaltyJson of(PersonId person) {
        return of(person, Loyalty.RECENT);
    }

    LoyaltyJson of(PersonId person, int lines) {
        var view = loyalty.of(person, lines);
        return new LoyaltyJson(
                view.currentPoints().amount(),
                view.partnerCards().stream().map(CardJson::of).toList(),
                view.recentHistory().stream().map(PointsLineJson::of).toList(),
                view.lastActivity(),
                "database");
    }
}
