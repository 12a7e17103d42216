package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.picture.Sweep;

/**
 * The large soft lamp.
 *
 * @param x where its pool is on the wall at the beginning, in world pixels from the product
 * @param travel how far it drifts sideways in the whole film
 * @param radius of the pool
 * @param reveal how dark the set is at the very beginning: 0 not at all, 1 black
 * @param flicker daylight that comes and goes, as a share
 * @param vignette how much darker the corners are
 * @param sweep height of the bend between wall and floor, in world pixels
 * @param duration of the film in seconds
 */
public record Light(
        double x,
        double y,
        double travel,
        double radius,
        double reveal,
        double flicker,
        double vignette,
        double sweep,
        double duration) {

    private static final double REVEALED_AFTER = 1.3;

    /** The pool at one moment. */
    record Spot(double x, double y, double radius) {}

    Spot at(double seconds) {
        var share = seconds / duration - 0.5;
        return new Spot(x + travel * share, y + 40 * Math.sin(seconds * 0.6), radius);
    }

    double brightness(double seconds) {
        var revealed = 1 - reveal * (1 - Easing.CUBIC.at((seconds + 0.45) / REVEALED_AFTER));
        var daylight = Math.sin(seconds * 1.7) * 0.6 + Math.sin(seconds * 2.9 + 1) * 0.4;
        return revealed * (1 + flicker * daylight);
    }

    double drift(double seconds) {
        return travel * 0.5 * (seconds / duration - 0.5) + 14 * Math.sin(seconds * 0.9);
    }

    /** Which way shadows fall: -1 to the left, 1 to the right. */
    double shadowSide(double seconds) {
        return Math.clamp(-at(seconds).x() / 320, -1, 1);
    }

    /** A band of light over the product between two moments; nothing outside them. */
    public static Sweep sweep(double seconds, double begin, double end, double frameWidth) {
        var share = (seconds - begin) / (end - begin);
        if (share <= 0 || share >= 1) {
            return Sweep.NONE;
        }
        var at = frameWidth * (-0.5 + 2.4 * Easing.CUBIC.at(share));
        return new Sweep(0.9, 0.436, at, frameWidth * 0.11, 0.12 * Math.sin(Math.PI * share));
    }
}
