package io.neurocards.waiting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what waits is decided.
 *
 * @param perPerson the most that one customer may have waiting
 * @param lanes how many are decided side by side
 * @param every how often it is looked whether something can be decided
 * @param firstPause before a failed one is tried again; doubled by each failure, and as much again by chance at most
 * @param longestPause the longest of these pauses
 * @param tries after which a person has to look
 * @param retryAfter what whoever is turned away is told to wait
 * @param expiredShown for how long what expired stands among the dead letters, if nobody takes it away before
 */
@Validated
@ConfigurationProperties("neurocards.waiting")
record WaitingSettings(
        @Min(1) @Max(1000) @DefaultValue("20") int perPerson,
        @Min(1) @Max(256) @DefaultValue("16") int lanes,

        @DurationMin(millis = 50) @DurationMax(hours = 1) @DefaultValue("1s")
        Duration every,

        @DurationMin(millis = 1) @DurationMax(minutes = 1) @DefaultValue("1s")
        Duration firstPause,

        @DurationMin(seconds = 1) @DurationMax(hours = 24) @DefaultValue("5m")
        Duration longestPause,

        @Min(1) @Max(1000) @DefaultValue("12") int tries,

        @DurationMin(seconds = 1) @DurationMax(hours = 1) @DefaultValue("30s")
        Duration retryAfter,

        @DurationMin(hours = 1) @DurationMax(days = 90) @DefaultValue("7d")
        Duration expiredShown) {}
