package io.neurocards.notifications.fcm;

import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Firebase Cloud Messaging.
 *
 * @param serviceAccountFile the JSON file that Google made for a service account; absent means that apps are told nothing
 * @param baseUrl where messages go
 * @param timeout how long Google may be silent
 */
@Validated
@ConfigurationProperties("neurocards.fcm")
public record FcmSettings(
        @Nullable Path serviceAccountFile,
        @DefaultValue("https://fcm.googleapis.com") String baseUrl,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration timeout) {

    public FcmSettings {
        baseUrl = baseUrl.replaceAll("/+$", "");
    }
}
