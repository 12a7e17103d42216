package io.neurocards.media;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.FilmStudio;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RenderingConfiguration {

    /**
     * Where the encoder is.
     *
     * @param ffmpeg a program of the operator's choice; absent means the system's, or the bundled one
     * @param programs the folder into which the bundled one is unpacked
     */
    @ConfigurationProperties("neurocards.rendering")
    record RenderingSettings(
            @Nullable Path ffmpeg,
            @DefaultValue("./data/programs") Path programs) {}

    @Bean
    Ffmpeg ffmpeg(RenderingSettings settings) throws IOException {
        return Ffmpeg.find(settings.ffmpeg(), settings.programs());
    }

    @Bean
    FilmStudio filmStudio(Ffmpeg ffmpeg) {
        return new FilmStudio(ffmpeg);
    }
}
