package io.neurocards.operations.databases;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From where on operations that were accepted while nobody could decide are too many.
 *
 * @param warning more than this is worth acting
 * @param critical more than this is on the way to a full journal
 */
@Validated
@ConfigurationProperties("neurocards.alerts.operations")
record OperationsQueueLimits(
        @Min(1) @Max(Journals.LIMIT) @DefaultValue("100") int warning,
        @Min(1) @Max(Journals.LIMIT) @DefaultValue("5000") int critical) {

    /** @throws IllegalArgumentException when the two are not in their order */
    OperationsQueueLimits {
        if (warning > critical) {
            throw new IllegalArgumentException(
                    "ALERT_OPERATIONS_WARNING must not be more than ALERT_OPERATIONS_CRITICAL");
        }
    }
}
