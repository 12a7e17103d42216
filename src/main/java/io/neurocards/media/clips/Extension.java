package io.neurocards.media.clips;

import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/** Lays a photo into an upright frame, and what stands for its surroundings around it. */
record Extension(Picture photo, Framing framing, Surroundings surroundings) {

    /** Blurs are made at a quarter of the size: nothing finer is left of them. */
    private static final int COARSE = 4;

    /** How blurred it is near the photo and far from it, in pixels of the frame. */
    private static final double[] BLURS = {10, 36, 110};

    /** How far from the photo, in pixels of the frame, the first blur has replaced what is sharp; the others follow. */
    private static final double NEAR = 60;

    private static final double FARTHER = 2.4;

    Picture picture() {
        var scale = framing.width() / VerticalPhoto.WIDTH;
        var out = new int[VerticalPhoto.WIDTH * VerticalPhoto.HEIGHT];
        var soft = blurred(scale);
        for (var y = 0; y < VerticalPhoto.HEIGHT; y++) {
            var py = framing.top() + (y + 0.5) * scale - 0.5;
            for (var x = 0; x < VerticalPhoto.WIDTH; x++) {
                var px = framing.left() + (x + 0.5) * scale - 0.5;
                var away = surroundings.distance(px, py) / scale;
                var colour = new float[3];
                if (away < NEAR) {
                    sample(surroundings.x(px), surroundings.y(py), colour);
                }
                out[y * VerticalPhoto.WIDTH + x] = away == 0 ? packed(colour) : packed(mixed(colour, soft, x, y, away));
            }
        }
        return new Picture(VerticalPhoto.WIDTH, VerticalPhoto.HEIGHT, out);
    }

    /** One map for each blur and channel. */
    private SoftMap[][] blurred(double scale) {
        var width = VerticalPhoto.WIDTH / COARSE;
        var height = VerticalPhoto.HEIGHT / COARSE;
        var sharp = new SoftMap[] {new SoftMap(width, height), new SoftMap(width, height), new SoftMap(width, height)};
        var colour = new float[3];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                sample(
                        surroundings.x(framing.left() + (x + 0.5) * COARSE * scale - 0.5),
                        surroundings.y(framing.top() + (y + 0.5) * COARSE * scale - 0.5),
                        colour);
                for (var channel = 0; channel < 3; channel++) {
                    sharp[channel].set(x, y, colour[channel]);
                }
            }
        }
        var result = new SoftMap[BLURS.length][3];
        for (var level = 0; level < BLURS.length; level++) {
            for (var channel = 0; channel < 3; channel++) {
                result[level][channel] = sharp[channel].blurred(BLURS[level] / COARSE);
            }
        }
        return result;
    }

    private static float[] mixed(float[] sharp, SoftMap[][] soft, int x, int y, double away) {
        var u = Math.clamp((x + 0.5f) / COARSE - 0.5f, 0, VerticalPhoto.WIDTH / COARSE - 1.001f);
        var v = Math.clamp((y + 0.5f) / COARSE - 0.5f, 0, VerticalPhoto.HEIGHT / COARSE - 1.001f);
        var result = sharp.clone();
        var begin = 0.0;
        var end = NEAR;
        for (var level : soft) {
            var share = (float) Math.clamp((away - begin) / (end - begin), 0, 1);
            for (var channel = 0; channel < 3 && share > 0; channel++) {
                result[channel] += (level[channel].sample(u, v) - result[channel]) * share;
            }
            begin = end;
            end *= FARTHER;
        }
        return result;
    }

    /** The colour between pixels, bilinear. */
    private void sample(double x, double y, float[] colour) {
        var left = (int) Math.clamp(Math.floor(x), 0, photo.width() - 1);
        var top = (int) Math.clamp(Math.floor(y), 0, photo.height() - 1);
        var right = Math.min(photo.width() - 1, left + 1);
        var bottom = Math.min(photo.height() - 1, top + 1);
        var fx = (float) Math.clamp(x - left, 0, 1);
        var fy = (float) Math.clamp(y - top, 0, 1);
        for (var channel = 0; channel < 3; channel++) {
            var shift = 16 - 8 * channel;
            var upper = mixed(photo.at(left, top) >> shift & 255, photo.at(right, top) >> shift & 255, fx);
            var lower = mixed(photo.at(left, bottom) >> shift & 255, photo.at(right, bottom) >> shift & 255, fx);
            colour[channel] = mixed(upper, lower, fy);
        }
    }

    private static float mixed(float one, float other, float share) {
        return one + (other - one) * share;
    }

    private static int packed(float[] colour) {
        return 0xFF000000 | Math.round(colour[0]) << 16 | Math.round(colour[1]) << 8 | Math.round(colour[2]);
    }
}
