package io.neurocards.media;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.process.FilmProcesses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

@Configuration(proxyBeanMethods = false)
class RenderingConfiguration {

    /**
     * Where the encoder is.
     *
     * @param ffmpeg a program of the operator's choice; absent means the system's, or the bundled one
     * @param programs the folder into which the bundled one is unpacked
     * @param heapMegabytes the Java heap of a renderer; the largest photo needs about 150
     * @param patience how long a renderer without work is kept, warm for the next film
     */
    @Validated
    @ConfigurationProperties("neurocards.rendering")
    record RenderingSettings(
            @Nullable Path ffmpeg,
            @DefaultValue("./data/programs") Path programs,
            @Min(160) @Max(4096) @DefaultValue("160") int heapMegabytes,
            @DefaultValue("2m") Duration patience) {}

    @Bean
    Ffmpeg ffmpeg(RenderingSettings settings) throws IOException {
        return Ffmpeg.find(settings.ffmpeg(), settings.programs());
    }

    @Bean
    FilmProcesses filmProcesses(Ffmpeg ffmpeg, RenderingSettings settings) {
        return new FilmProcesses(ffmpeg, settings.heapMegabytes(), settings.patience());
    }
}
