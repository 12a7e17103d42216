package io.neurocards.waiting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
 */
@ConfigurationProperties("neurocards.waiting")
record WaitingSettings(
        @DefaultValue("20") int perPerson,
        @DefaultValue("16") int lanes,
        @DefaultValue("1s") Duration every,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("12") int tries,
        @DefaultValue("30s") Duration retryAfter) {}
