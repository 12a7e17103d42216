package io.neurocards.media;

import java.util.Arrays;

/**
 * Makes a picture of rows, smaller where it has to be. Each pixel of the result is the average of the area that it covers, so
 * that fine patterns fade and do not flicker; transparent pixels lend no colour to it.
 */
final class Reduction {

    private final int width;
    private final int height;
    private final int[] argb;
    private final PixelRows rows;

    private Reduction(PixelRows rows, int width, int height) {
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.argb = new int[width * height];
    }

    /** Returns a picture whose long side has at most {@code longest} pixels. */
    static Picture of(PixelRows rows, int longest) {
        var scale = Math.min(1.0, (double) longest / Math.max(rows.width(), rows.height()));
        var width = Math.max(1, (int) Math.round(rows.width() * scale));
        var height = Math.max(1, (int) Math.round(rows.height() * scale));
        var reduction = new Reduction(rows, width, height);
        if (scale < 1.0) {
            reduction.average();
        } else {
            reduction.copy();
        }
        return new Picture(width, height, reduction.argb);
    }

    private void copy() {
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            rows.read(y, row);
            System.arraycopy(row, 0, argb, y * width, width);
        }
    }

    private void average() {
        var source = new int[rows.width()];
        var across = new float[width * 4];
        var sum = new float[width * 4];
        var target = 0;
        for (var y = 0; y < rows.height(); y++) {
            rows.read(y, source);
            averageAcross(source, across);
            var from = (double) y * height / rows.height();
            var to = (double) (y + 1) * height / rows.height();
            var border = Math.min(to, target + 1.0);
            add(across, (float) (border - from), sum);
            if (to >= target + 1.0 || y == rows.height() - 1) {
                write(sum, target);
                Arrays.fill(sum, 0);
                add(across, (float) (to - border), sum);
                target++;
            }
        }
    }

    private void averageAcross(int[] source, float[] across) {
        Arrays.fill(across, 0);
        var scale = (double) width / source.length;
        for (var x = 0; x < source.length; x++) {
            var from = x * scale;
            var to = from + scale;
            var target = Math.min((int) from, width - 1);
            var border = Math.min(to, target + 1.0);
            addPixel(source[x], (float) (border - from), across, target);
            if (to > border && target + 1 < width) {
                addPixel(source[x], (float) (to - border), across, target + 1);
            }
        }
    }

    private static void addPixel(int pixel, float weight, float[] across, int target) {
        var alpha = (pixel >>> 24) * weight;
        var at = target * 4;
        across[at] += alpha;
        across[at + 1] += (pixel >> 16 & 0xff) * alpha;
        across[at + 2] += (pixel >> 8 & 0xff) * alpha;
        across[at + 3] += (pixel & 0xff) * alpha;
    }

    private static void add(float[] across, float weight, float[] sum) {
        for (var i = 0; i < sum.length; i++) {
            sum[i] += across[i] * weight;
        }
    }

    private void write(float[] sum, int y) {
        for (var x = 0; x < width; x++) {
            var alpha = sum[x * 4];
            var pixel = rounded(alpha) << 24;
            if (alpha > 0) {
                pixel |= rounded(sum[x * 4 + 1] / alpha) << 16
                        | rounded(sum[x * 4 + 2] / alpha) << 8
                        | rounded(sum[x * 4 + 3] / alpha);
            }
            argb[y * width + x] = pixel;
        }
    }

    private static int rounded(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
