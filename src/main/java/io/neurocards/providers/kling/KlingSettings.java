package io.neurocards.providers.kling;

import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Kling is. Its keys are the matter of {@link io.neurocards.providers.vendors}; they belong to one region.
 *
 * @param webhookSecret signs its callbacks, {@code whsec_} and base64; absent when none was made
 * @param running how many tasks one account may have at a time; what its resource pack allows
 */
@Validated
@ConfigurationProperties("neurocards.providers.kling")
record KlingSettings(
        @DefaultValue("https://api-singapore.klingai.com") URI baseUrl,
        @Nullable String webhookSecret,
        @Min(1) @DefaultValue("5") int running) {

    @Override
    public String toString() {
        return "KlingSettings[baseUrl=" + baseUrl + ", running=" + running + "]";
    }
}
