package io.neurocards.providers.prompts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The prompt writer, reached by the chat completions that many services speak.
 *
 * @param apiKey one key, or several with commas, of which the first that does not rest is used; empty turns the writer off
 * @param baseUrl the address up to and without {@code /chat/completions}
 * @param model a model that sees pictures and writes JSON by a schema
 * @param patience the longest that one clip waits for its words, all tries together
 * @param tokens the longest answer
 * @param cooldown how long a key rests that has no quota or is refused
 */
@Validated
@ConfigurationProperties("neurocards.providers.openai")
record PromptSettings(
        @DefaultValue("") String apiKey,
        @DefaultValue("https://api.openai.com/v1") String baseUrl,
        @DefaultValue("gpt-4o-mini") String model,

        @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("10s")
        Duration patience,

        @Min(100) @Max(4000) @DefaultValue("900") int tokens,
        @DurationMin(minutes = 1) @DefaultValue("1h") Duration cooldown) {

    List<String> keys() {
        return Arrays.stream(apiKey.split("[,;\\s]+", -1))
                .filter(key -> !key.isBlank())
                .distinct()
                .toList();
    }

    String address() {
        return below("/chat/completions");
    }

    String models() {
        return below("/models");
    }

    private String below(String path) {
        return baseUrl.replaceAll("/+$", "") + path;
    }

    @Override
    public String toString() {
        return "PromptSettings[keys=" + keys().size() + ", baseUrl=" + baseUrl + ", model=" + model + "]";
    }
}
