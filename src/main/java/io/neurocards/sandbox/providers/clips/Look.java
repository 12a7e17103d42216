package io.neurocards.sandbox.providers.clips;

import io.neurocards.sandbox.providers.clips.Photos.Photo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a clip looks like; clips of one look are one file.
 *
 * @param photo absent for a moving test picture
 */
record Look(@Nullable Photo photo, int seconds, int width, int height, Motion motion) {

    private static final int TALLEST_RATIO = 3;

    /** What moves in the picture. */
    enum Motion {
        ZOOM,
        NONE,
        BLACK
    }

    /**
     * Returns one of the wished ratio, or of the photo's own.
     *
     * @param ratio as {@code 9:16}; anything else for the photo's own
     * @param shortSide in pixels
     */
    static Look of(@Nullable Photo photo, int seconds, String ratio, int shortSide) {
        var aspect = aspect(photo, ratio);
        var width = aspect >= 1 ? shortSide * aspect : shortSide;
        var height = aspect >= 1 ? shortSide : shortSide / aspect;
        return new Look(photo, seconds, even(width), even(height), Motion.ZOOM);
    }

    private static double aspect(@Nullable Photo photo, String ratio) {
        return switch (ratio) {
            case "9:16", "portrait" -> 9 / 16.0;
            case "16:9", "landscape" -> 16 / 9.0;
            case "1:1" -> 1;
            case "3:4" -> 3 / 4.0;
            case "4:3" -> 4 / 3.0;
            default ->
                photo == null || photo.height() == 0
                        ? 9 / 16.0
                        : Math.clamp((double) photo.width() / photo.height(), 1.0 / TALLEST_RATIO, TALLEST_RATIO);
        };
    }

    private static int even(double pixels) {
        return (int) Math.round(pixels / 2) * 2;
    }

    Look moving(Motion other) {
        return new Look(photo, seconds, width, height, other);
    }

    Look lasting(int other) {
        return new Look(photo, other, width, height, motion);
    }

    Look square() {
        return new Look(photo, seconds, Math.min(width, height), Math.min(width, height), motion);
    }

    Look ofNothing() {
        return new Look(null, seconds, width, height, motion);
    }

    String name() {
        var picture = photo == null ? "test" : photo.name().replace('.', '-');
        return "%s-%d-%dx%d-%s.mp4"
                .formatted(picture, seconds, width, height, motion.name().toLowerCase(Locale.ROOT));
    }
}
