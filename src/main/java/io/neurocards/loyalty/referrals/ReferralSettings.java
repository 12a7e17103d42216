package io.neurocards.loyalty.referrals;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * What friends are worth.
 *
 * @param credits what the inviter gets for a friend's first paid order, then whoever brought the inviter, and so on: one number for
 *     each level; 0 rewards nobody there
 * @param friendCredits what the friend gets for it
 * @param holdBack how long both wait, in which a refund cancels it
 * @param perDay for how many friends one person is rewarded on one day (UTC); what is beyond waits for the next
 */
@Validated
@ConfigurationProperties("neurocards.referrals")
record ReferralSettings(
        @Size(min = 1, max = 5) @DefaultValue("1") List<@Min(0) @Max(100) Integer> credits,
        @Min(0) @Max(100) @DefaultValue("1") int friendCredits,
        @DurationUnit(ChronoUnit.HOURS) @DefaultValue("24") Duration holdBack,
        @Min(1) @Max(100_000) @DefaultValue("20") int perDay) {

    ReferralSettings {
        credits = List.copyOf(credits);
        if (holdBack.isNegative()) {
            throw new IllegalArgumentException("A reward is held back for no time or longer: " + holdBack);
        }
    }

    static Instant startOfDay(Instant now) {
        return now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    }
}
