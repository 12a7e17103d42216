package io.neurocards.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the media module.
 *
 * @param storage the folder of the local store
 * @param linkLifetime how long a link works for which nobody names another expiry
 */
@Validated
@ConfigurationProperties("neurocards.media")
record MediaSettings(
        @NotNull @DefaultValue("./data/storage") Path storage,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration linkLifetime,

        @NotNull @Valid @DefaultValue Photo photo,
        @NotNull @Valid @DefaultValue Retention retention) {

    /**
     * What a photo may be. Each decode at once takes up to 250 MB of heap.
     *
     * @param heaviest the largest upload, 1 MB to 50 MB
     * @param mostPixels the most pixels that an upload may have
     * @param shortestSide the fewest pixels on the short side
     * @param longestStored the most pixels on the long side of what is stored; larger photos are scaled down
     * @param decodesAtOnce how many uploads are decoded at the same time
     * @param longestWait how long an upload waits for its turn
     */
    record Photo(
            @NotNull @DefaultValue("20MB") DataSize heaviest,

            @Min(1_000_000) @Max(100_000_000) @DefaultValue("40000000")
            int mostPixels,

            @Min(16) @DefaultValue("320") int shortestSide,
            @Min(512) @Max(8192) @DefaultValue("4096") int longestStored,
            @Min(1) @Max(64) @DefaultValue("1") int decodesAtOnce,
            @NotNull @DefaultValue("30s") Duration longestWait) {

        private static final DataSize MOST = DataSize.ofMegabytes(50);

        Photo {
            if (heaviest.toMegabytes() < 1 || heaviest.compareTo(MOST) > 0) {
                throw new IllegalArgumentException("neurocards.media.photo.heaviest must be 1MB to 50MB");
            }
        }
    }

    /** How long objects of each bucket are kept after they were last written. */
    record Retention(
            @NotNull @DurationMin(days = 1) @DefaultValue("30d")
            Duration inputs,

            @NotNull @DurationMin(days = 1) @DefaultValue("90d")
            Duration outputs) {}
}
