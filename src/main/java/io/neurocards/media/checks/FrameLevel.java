package io.neurocards.media.checks;

import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/** One frame at one size, in Lab. */
@SuppressWarnings("ArrayRecordComponent") // measured and thrown away, never compared
record FrameLevel(int width, int height, float[] lightness, float[] a, float[] b, float[] steepX, float[] steepY) {

    static FrameLevel of(Picture frame, double factor) {
        var small = factor == 1 ? frame : frame.shrunk(factor);
        var pixels = small.argb();
        var level = new FrameLevel(
                small.width(),
                small.height(),
                new float[pixels.length],
                new float[pixels.length],
                new float[pixels.length],
                new float[pixels.length],
                new float[pixels.length]);
        for (var i = 0; i < pixels.length; i++) {
            var lab = Lab.of(pixels[i]);
            level.lightness[i] = (float) lab.lightness();
            level.a[i] = (float) lab.a();
            level.b[i] = (float) lab.b();
        }
        level.measureSteepness();
        return level;
    }

    private void measureSteepness() {
        var soft = new SoftMap(width, height, lightness).blurred(0.8);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var right = soft.at(Math.min(x + 1, width - 1), y);
                var below = soft.at(x, Math.min(y + 1, height - 1));
                steepX[y * width + x] = right - soft.at(Math.max(x - 1, 0), y);
                steepY[y * width + x] = below - soft.at(x, Math.max(y - 1, 0));
            }
        }
    }

    /** Returns the place of a pixel, or -1 outside the frame. */
    int place(float x, float y) {
        var column = (int) Math.floor(x);
        var row = (int) Math.floor(y);
        return column < 0 || row < 0 || column >= width || row >= height ? -1 : row * width + column;
    }
}
