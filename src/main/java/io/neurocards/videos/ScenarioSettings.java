package io.neurocards.videos;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Scenarios that customers see before they pay.
 *
 * @param preview the templates that have one, {@code none} for no template at all
 * @param perHour how many one person may ask for within an hour; each one asks the writer once
 * @param lifetime how long an order may name one
 */
@Validated
@ConfigurationProperties("neurocards.videos.scenarios")
record ScenarioSettings(
        @DefaultValue("ugc") Set<String> preview,
        @Min(1) @DefaultValue("20") int perHour,
        @DurationMin(minutes = 1) @DefaultValue("24h") Duration lifetime) {

    boolean shows(Template template) {
        return preview.contains(template.text());
    }
}
