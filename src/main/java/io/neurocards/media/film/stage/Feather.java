package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.picture.Picture;

/** Softens the edges of a photo, so that it melts into whatever continues it. */
final class Feather {

    /** As a share of the side. */
    static final double WIDTH = 0.15;

    private Feather() {}

    static Picture soft(Picture photo, boolean sidesToo) {
        var out = new int[photo.argb().length];
        var columns = ramp(sidesToo ? photo.width() : 0);
        var rows = ramp(photo.height());
        for (var y = 0; y < photo.height(); y++) {
            for (var x = 0; x < photo.width(); x++) {
                var alpha = (int) Math.round(255 * (sidesToo ? columns[x] : 1) * rows[y]);
                out[y * photo.width() + x] = (photo.at(x, y) & 0xFFFFFF) | (alpha << 24);
            }
        }
        return new Picture(photo.width(), photo.height(), out);
    }

    private static double[] ramp(int length) {
        var values = new double[length];
        for (var i = 0; i < length; i++) {
            var edge = Math.min(i, length - 1 - i) / (length * WIDTH);
            values[i] = Easing.QUINTIC.at(edge);
        }
        return values;
    }
}
