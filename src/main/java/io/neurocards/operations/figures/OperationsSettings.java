package io.neurocards.operations.figures;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How figures are counted.
 *
 * @param zone where midnight is, for everything that is counted by the day
 */
@Validated
@ConfigurationProperties("neurocards.operations")
record OperationsSettings(@DefaultValue("Europe/Moscow") ZoneId zone) {}
