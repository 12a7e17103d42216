package io.neurocards.operations.alerts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From where on something is wrong.
 *
 * @param queueInfo clips that wait: more than this is worth knowing
 * @param queueWarning more than this is worth acting
 * @param queueCritical more than this is hopeless
 * @param failuresPercent of the clips that ended within the hour; twice as many are critical
 * @param diskPercent of a disk that is used
 * @param uptimePercent of an hour's probes that a database answered: less than this
 * @param certificateDays before the site's certificate expires
 * @param uncertainMinutes for which nobody knows what became of an order at a provider
 * @param providerMinutes that half of a provider's clips take at least
 * @param clockSeconds between this machine's clock and the database's
 * @param repeatHours after which a critical one is told again that nobody has seen
 * @param backupHours since the last backup was begun, where backups are made
 */
@Validated
@ConfigurationProperties("neurocards.alerts.limits")
public record AlertLimits(
        @Min(1) @Max(1_000_000) @DefaultValue("50") int queueInfo,
        @Min(1) @Max(1_000_000) @DefaultValue("100") int queueWarning,
        @Min(1) @Max(1_000_000) @DefaultValue("1000") int queueCritical,
        @Min(1) @Max(100) @DefaultValue("30") int failuresPercent,
        @Min(50) @Max(99) @DefaultValue("90") int diskPercent,
        @Min(1) @Max(100) @DefaultValue("95") int uptimePercent,
        @Min(1) @Max(90) @DefaultValue("21") int certificateDays,
        @Min(1) @Max(1440) @DefaultValue("30") int uncertainMinutes,
        @Min(1) @Max(1440) @DefaultValue("20") int providerMinutes,
        @Min(1) @Max(3600) @DefaultValue("5") int clockSeconds,
        @Min(1) @Max(168) @DefaultValue("4") int repeatHours,
        @Min(1) @Max(720) @DefaultValue("26") int backupHours) {

    /** @throws IllegalArgumentException when the queue's three are not in their order */
    public AlertLimits {
        if (queueInfo > queueWarning || queueWarning > queueCritical) {
            throw new IllegalArgumentException(
                    "ALERT_QUEUE_INFO, ALERT_QUEUE_WARNING and ALERT_QUEUE_CRITICAL must not become less from one to the next");
        }
    }

    /**
     * How often what may be wrong is looked at, and told.
     *
     * @param checkSeconds between two looks with every rule
     * @param cooldownSeconds within which a cause that comes and goes is told once
     */
    @Validated
    @ConfigurationProperties("neurocards.alerts.rhythm")
    public record Rhythm(
            @Min(10) @Max(600) @DefaultValue("30") int checkSeconds,
            @Min(30) @Max(86_400) @DefaultValue("300") int cooldownSeconds) {

        /** Returns the time between two looks. */
        public Duration check() {
            return Duration.ofSeconds(checkSeconds);
        }

        /** Returns the time within which a cause is told once. */
        public Duration cooldown() {
            return Duration.ofSeconds(cooldownSeconds);
        }
    }
}
