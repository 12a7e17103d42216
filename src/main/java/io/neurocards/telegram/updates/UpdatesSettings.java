package io.neurocards.telegram.updates;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How updates are taken in and handed on.
 *
 * @param enabled whether this process does it at all
 * @param lease how long a process that fell silent keeps the others from taking over
 * @param poll how long Telegram may hold a question open when nothing is new; well below {@code lease}
 * @param look how often updates are looked for that came in by another process
 * @param handlersAtOnce the most chats that are served at the same time
 * @param mostWaiting the most updates that wait in memory; more stay with Telegram or in the database
 * @param pauses before each repetition of a handler that failed; after the last one the update is set aside
 * @param handling how long a handler may take; one that takes longer is interrupted and its update set aside
 * @param meant how long a press may wait for us, such as for the database, and still be acted on
 * @param checkout how long a payment may take to be checked; its buyer has an answer within 2 seconds, Telegram gives up after 10
 * @param kept how long a handled update is remembered; Telegram repeats one for 24 hours at most
 */
@Validated
@ConfigurationProperties("neurocards.telegram.updates")
record UpdatesSettings(
        @DefaultValue("true") boolean enabled,
        @DurationMin(millis = 300) @DefaultValue("30s") Duration lease,

        @DurationMax(seconds = 50) @DefaultValue("10s") Duration poll,

        @DurationMin(millis = 10) @DefaultValue("1s") Duration look,
        @Min(1) @Max(4096) @DefaultValue("256") int handlersAtOnce,
        @Min(100) @DefaultValue("2000") int mostWaiting,
        @DefaultValue({"1s", "5s", "20s", "60s"}) List<Duration> pauses,
        @DurationMin(millis = 100) @DefaultValue("60s") Duration handling,
        @DurationMin(seconds = 1) @DefaultValue("5m") Duration meant,
        @DefaultValue("1500ms") Duration checkout,
        @DurationMin(hours = 25) @DefaultValue("48h") Duration kept) {}
