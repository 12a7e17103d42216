package io.neurocards.providers.kie;

import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where kie.ai is. Its keys are the matter of {@link io.neurocards.providers.vendors}.
 *
 * @param webhookKey signs its callbacks; absent when none was made in its dashboard
 * @param running how many tasks one account may have at a time; kie.ai says "roughly 100 and more"
 */
@Validated
@ConfigurationProperties("neurocards.providers.kie")
record KieSettings(
        @DefaultValue("https://api.kie.ai") URI baseUrl,
        @DefaultValue("https://kieai.redpandaai.co") URI uploadBaseUrl,
        @Nullable String webhookKey,
        @Min(1) @DefaultValue("100") int running) {

    @Override
    public String toString() {
        return "KieSettings[baseUrl=" + baseUrl + ", uploadBaseUrl=" + uploadBaseUrl + ", running=" + running + "]";
    }
}
