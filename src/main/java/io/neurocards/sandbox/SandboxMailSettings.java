package io.neurocards.sandbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the sandbox takes mail.
 *
 * @param smtpPort 0 picks a free one
 */
@Validated
@ConfigurationProperties("neurocards.sandbox")
record SandboxMailSettings(
        @Min(0) @Max(65_535) @DefaultValue("0") int smtpPort) {}
