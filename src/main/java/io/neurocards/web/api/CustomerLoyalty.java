package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.platforms.PlatformsOfPerson;
import io.neurocards.ledger.points.PointsLine;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.loyalty.LoyaltyView;
import io.neurocards.loyalty.PartnerCard;
import io.neurocards.orders.PointsInOrders;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.web.KeptReads;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Points and cards as programs read them; who it is about has been found out before. */
@Component
record CustomerLoyalty(Loyalty loyalty, PointsInOrders inOrders, PlatformsOfPerson platforms, KeptReads reads) {

    private static final int UNIFIED = 10;
    private static final String DATABASE = "database";
    private static final String CACHE = "cache";
    private static final String SOURCE =
            "database, or cache while no database can be reached: X-Data-As-Of says of when";

    record LoyaltyJson(
            @JsonProperty("current_points") long currentPoints,
            @JsonProperty("partner_cards") List<CardJson> partnerCards,
            @JsonProperty("recent_history") List<PointsLineJson> recentHistory,
            @JsonProperty("last_activity") @Nullable Instant lastActivity,
            @JsonProperty("in_orders") InOrdersJson inOrders,

            @Schema(description = SOURCE, example = DATABASE)
            String source) {}

    record UnifiedLoyalty(
            @JsonProperty("user_uuid") UUID userUuid,
            @JsonProperty("total_points") long totalPoints,
            @JsonProperty("partner_cards") List<CardJson> partnerCards,
            @JsonProperty("recent_history") List<PointsLineJson> recentHistory,
            List<String> platforms,
            @JsonProperty("last_activity") @Nullable Instant lastActivity,
            @JsonProperty("in_orders") InOrdersJson inOrders,

            @Schema(description = SOURCE, example = DATABASE)
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Fields that were sent and mean nothing here")
            @Nullable
            List<String> ignored) {

        UnifiedLoyalty ignoring(@Nullable List<String> fields) {
            return new UnifiedLoyalty(
                    userUuid,
                    totalPoints,
                    partnerCards,
                    recentHistory,
                    platforms,
                    lastActivity,
                    inOrders,
                    source,
                    fields);
        }
    }

    record InOrdersJson(
            @Schema(description = "What a point takes off an order in this currency; orders in another one take none")
            @JsonProperty("point_value")
            BigDecimal pointValue,

            String currency,

            @Schema(description = "How much of an order's price points may pay; 0 when none")
            @JsonProperty("most_percent")
            int mostPercent) {

        static InOrdersJson of(PointsInOrders terms) {
            return new InOrdersJson(terms.value().units(), terms.value().currency(), terms.mostPercent());
        }
    }

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
        return reads.read(
                person,
                () -> json(loyalty.of(person, lines), DATABASE),
                kept -> Optional.of(json(kept.loyalty().with(lines), CACHE)));
    }

    private LoyaltyJson json(LoyaltyView view, String source) {
        return new LoyaltyJson(
                view.currentPoints().amount(),
                view.partnerCards().stream().map(CardJson::of).toList(),
                view.recentHistory().stream().map(PointsLineJson::of).toList(),
                view.lastActivity(),
                InOrdersJson.of(inOrders),
                source);
    }

    /** The same over all platforms, and which these are. */
    UnifiedLoyalty unified(PersonId person) {
        return reads.read(
                person,
                () -> unified(person, json(loyalty.of(person, UNIFIED), DATABASE), on(person)),
                kept -> Optional.of(unified(person, json(kept.loyalty().with(UNIFIED), CACHE), kept.platforms())));
    }

    private List<Platform> on(PersonId person) {
        return platforms.of(person).stream()
                .map(PlatformsOfPerson.Known::platform)
                .distinct()
                .toList();
    }

    private static UnifiedLoyalty unified(PersonId person, LoyaltyJson view, List<Platform> on) {
        return new UnifiedLoyalty(
                person.value(),
                view.currentPoints(),
                view.partnerCards(),
                view.recentHistory(),
                on.stream().map(Platform::word).toList(),
                view.lastActivity(),
                view.inOrders(),
                view.source(),
                null);
    }
}
