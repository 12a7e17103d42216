package io.neurocards.operations.daily;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When and what is recommended.
 *
 * @param hour of the day in the studio's zone at which the report of the day before is made
 * @param waitSeconds that one clip in twenty waits before more workers are recommended
 * @param diskDays before a disk is full, at the speed of the last week
 */
@Validated
@ConfigurationProperties("neurocards.reports")
record DailySettings(
        @Min(0) @Max(23) @DefaultValue("9") int hour,
        @Min(10) @Max(86_400) @DefaultValue("120") int waitSeconds,
        @Min(1) @Max(365) @DefaultValue("30") int diskDays) {}
