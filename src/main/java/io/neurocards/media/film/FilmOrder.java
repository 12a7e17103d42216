package io.neurocards.media.film;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One film to be made.
 *
 * @param photo upright, sRGB, JPEG or PNG
 * @param cutout the same product as a PNG with real alpha, when there is one
 * @param wishes the customer's words about camera, light and backdrop, Russian or English; obeyed by {@link FilmStyle#SELF}
 * @param duration 5 to 14 seconds
 * @param seed the same order with the same seed gives the same pictures
 * @param variant 0 for the first film of an order, 1 for the second, ...: neighbours differ at first sight
 * @param frameRate frames a second, 10 to 30; the work grows with it
 */
public record FilmOrder(
        Path photo,
        @Nullable Path cutout,
        FilmStyle style,
        String wishes,
        Duration duration,
        long seed,
        int variant,
        boolean sound,
        int frameRate) {

    /** Frames a second of a film as it is meant. */
    public static final int USUAL_RATE = 30;

    /** A slide show, for trials: with two a second, clips would be refused as frozen. */
    public static final int LOWEST_RATE = 4;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(14);

    public FilmOrder {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A film takes 5 to 14 seconds, not " + duration);
        }
        if (variant < 0) {
            throw new IllegalArgumentException("Variants count from 0, not from " + variant);
        }
        if (frameRate < LOWEST_RATE || frameRate > USUAL_RATE) {
            throw new IllegalArgumentException("A film has 4 to 30 frames a second, not " + frameRate);
        }
    }

    /** At the usual rate. */
    public FilmOrder(
            Path photo,
            @Nullable Path cutout,
            FilmStyle style,
            String wishes,
            Duration duration,
            long seed,
            int variant,
            boolean sound) {
        this(photo, cutout, style, wishes, duration, seed, variant, sound, USUAL_RATE);
    }
}
