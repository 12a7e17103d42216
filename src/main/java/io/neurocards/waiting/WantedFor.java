package io.neurocards.waiting;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long wishes are wanted that may expire. What costs money is not here: it never does.
 *
 * @param link two accounts that are to become one; the code that was typed is kept for a day after its ten minutes, so that it
 *     can't be longer
 * @param language of a customer's mails
 */
@Validated
@ConfigurationProperties("neurocards.waiting.wanted-for")
public record WantedFor(
        @DurationMin(minutes = 10) @DurationMax(hours = 23) @DefaultValue("23h")
        Duration link,

        @DurationMin(minutes = 10) @DurationMax(days = 30) @DefaultValue("24h")
        Duration language) {}
