package io.neurocards.providers.local;

import io.neurocards.media.film.FilmOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The local generator.
 *
 * @param folder where renderings are made and kept until they are fetched
 * @param concurrency renderings at the same time; one uses about two cores
 * @param sound whether films have music
 * @param frameRate frames a second; fewer than 30 are less work for a weak machine
 */
@Validated
@ConfigurationProperties("neurocards.providers.local")
record LocalSettings(
        @DefaultValue("./data/renders") Path folder,
        @Min(1) @Max(16) @DefaultValue("1") int concurrency,
        @DefaultValue("true") boolean sound,

        @Min(FilmOrder.LOWEST_RATE) @Max(FilmOrder.USUAL_RATE) @DefaultValue("" + FilmOrder.USUAL_RATE)
        int frameRate) {}
