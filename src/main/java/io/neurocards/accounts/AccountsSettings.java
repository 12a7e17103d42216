package io.neurocards.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How strict accounts are.
 *
 * @param termsVersion the version of the terms that everybody must have accepted
 * @param sessionLifetime how long a session lasts from signing in, used or not
 * @param lastSeenEvery how seldom a session's last use is written down
 * @param parallelHashes how many passwords are hashed at once; each takes 19 MiB of memory while it lasts
 */
@Validated
@ConfigurationProperties("neurocards.accounts")
record AccountsSettings(
        @NotBlank @DefaultValue("2026-11-01") String termsVersion,
        @DurationMin(minutes = 1) @DefaultValue("30d") Duration sessionLifetime,
        @DurationMin(seconds = 1) @DefaultValue("5m") Duration lastSeenEvery,
        @Min(1) @Max(64) @DefaultValue("2") int parallelHashes,
        @Valid @DefaultValue Codes codes,
        @Valid @DefaultValue SignInLimits signIn) {

    /**
     * Limits on mailed codes.
     *
     * @param tries how many wrong codes one mail survives
     * @param resendWait how long after a mail the next may be asked for
     * @param perHour how many mails one address gets within an hour for one purpose
     */
    record Codes(
            @DurationMin(minutes = 1) @DefaultValue("15m") Duration lifetime,
            @Min(1) @Max(10) @DefaultValue("5") int tries,
            @DefaultValue("1m") Duration resendWait,
            @Min(1) @DefaultValue("5") int perHour) {}

    /**
     * Limits on guessing passwords. The first {@code ...Tries} failures cost nothing; then each doubles the wait.
     *
     * @param forgottenAfter how long nobody may have tried before the count starts anew
     */
    record SignInLimits(
            @Min(1) @DefaultValue("5") int emailTries,
            @Min(1) @DefaultValue("30") int addressTries,
            @DurationMin(seconds = 1) @DefaultValue("30s") Duration firstWait,
            @DurationMin(seconds = 1) @DefaultValue("15m") Duration longestWait,
            @DurationMin(minutes = 1) @DefaultValue("24h") Duration forgottenAfter) {}
}
