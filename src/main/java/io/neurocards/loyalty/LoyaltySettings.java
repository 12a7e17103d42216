package io.neurocards.loyalty;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * What points are worth.
 *
 * @param rate hundredths of a percent of an order that are earned where no rule says otherwise: 100 of 1000.00 is 10 points
 * @param pointsPerCredit what a credit costs in points
 * @param pointsLifetime how long points can be spent after they were earned
 * @param expiryNotice how long before that the customer is told; no points that the house gives back expire sooner
 * @param mostCards partner cards that one person may have
 */
@Validated
@ConfigurationProperties("neurocards.loyalty")
record LoyaltySettings(
        @Min(0) @Max(10_000) @DefaultValue("100") int rate,
        @Min(1) @Max(1_000_000) @DefaultValue("100") int pointsPerCredit,

        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("365") Duration pointsLifetime,

        @DurationUnit(ChronoUnit.DAYS) @DefaultValue("30") Duration expiryNotice,

        @Min(1) @DefaultValue("20") int mostCards) {

    Instant expiryOfEarned(Instant now) {
        return now.plus(pointsLifetime);
    }

    Instant earliestExpiryOfReturned(Instant now) {
        return now.plus(expiryNotice);
    }
}
