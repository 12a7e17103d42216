package io.neurocards.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process works on jobs.
 *
 * @param enabled whether it does at all; a process that only serves pages does not
 * @param threads runs at the same time; a run is short, because waiting costs no thread
 * @param poll the pause between two looks at the table
 * @param heartbeat how often a running job is confirmed; after four missed ones another node takes it over
 */
@Validated
@ConfigurationProperties("neurocards.jobs")
record JobsSettings(
        @DefaultValue("true") boolean enabled,
        @Min(1) @Max(64) @DefaultValue("6") int threads,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("3s") Duration heartbeat) {}
