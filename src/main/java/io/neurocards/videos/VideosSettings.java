package io.neurocards.videos;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of making clips.
 *
 * @param freeCredits what a person gets once, for a verified address
 * @param concurrency clips that this process makes at the same time
 * @param attemptLimitSeconds the longest one attempt may take
 * @param stuckMinutes a job that has shown no sign of life for so long is given up
 * @param activePerPerson clips that one person may have waiting or in the making
 * @param perDayPerPerson clips that one person may order within 24 hours
 * @param uncertainSeconds how long a task is looked for whose provider's answer was lost
 * @param lateHours how long a clip that was given up is still waited for
 * @param pauseSeconds the first pause before what has failed is tried again; those after it are longer
 * @param fidelityThreshold below this likeness to the photo a paid model's clip is made again; 0 does not compare at all
 * @param catalogue the folder in which the operator may put a {@code templates.yaml}
 */
@Validated
@ConfigurationProperties("neurocards.videos")
record VideosSettings(
        @Min(0) @Max(1000) @DefaultValue("2") long freeCredits,
        @Min(1) @Max(16) @DefaultValue("1") int concurrency,
        @Min(5) @DefaultValue("1800") int attemptLimitSeconds,
        @Min(1) @DefaultValue("15") int stuckMinutes,
        @Min(5) @DefaultValue("10") int activePerPerson,
        @Min(5) @DefaultValue("100") int perDayPerPerson,
        @Min(5) @DefaultValue("600") int uncertainSeconds,
        @Min(0) @DefaultValue("24") int lateHours,
        @Min(1) @DefaultValue("10") int pauseSeconds,

        @DecimalMin("0") @DecimalMax("1") @DefaultValue("0.65")
        double fidelityThreshold,

        @DefaultValue("./data/catalogue") Path catalogue,
        @DefaultValue("./data/node-id") Path nodeFile) {

    Duration attemptLimit() {
        return Duration.ofSeconds(attemptLimitSeconds);
    }

    Duration uncertainLimit() {
        return Duration.ofSeconds(uncertainSeconds);
    }

    Duration lateAfter() {
        return Duration.ofHours(lateHours);
    }

    Duration pause() {
        return Duration.ofSeconds(pauseSeconds);
    }

    Duration stuckAfter() {
        return Duration.ofMinutes(stuckMinutes);
    }
}
