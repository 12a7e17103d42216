package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.Picture;

/** Where a product stands: per column the lowest opaque pixel, and the floor line that those pixels rest on. */
final class BaseLine {

    private static final double HIGHEST_FOOT = 0.42;

    private final double[] lowest;
    private final double[] floor;
    private final int height;

    private BaseLine(double[] lowest, double[] floor, int height) {
        this.lowest = lowest;
        this.floor = floor;
        this.height = height;
    }

    static BaseLine of(Picture product) {
        var lowest = new double[product.width()];
        for (var x = 0; x < lowest.length; x++) {
            lowest[x] = -1;
            for (var y = product.height() - 1; y >= 0; y--) {
                var alpha = product.at(x, y) >>> 24;
                if (alpha > 127) {
                    lowest[x] = y + 1;
                    break;
                }
            }
        }
        return new BaseLine(lowest, supported(lowest), product.height());
    }

    /** The tightest line over all lowest points that never bends inwards: a sheet of glass under the product. */
    private static double[] supported(double[] lowest) {
        var corners = new int[lowest.length];
        var count = 0;
        for (var x = 0; x < lowest.length; x++) {
            if (lowest[x] < 0) {
                continue;
            }
            while (count >= 2 && above(lowest, corners[count - 2], corners[count - 1], x)) {
                count--;
            }
            corners[count++] = x;
        }
        var floor = lowest.clone();
        for (var i = 1; i < count; i++) {
            for (var x = corners[i - 1]; x <= corners[i]; x++) {
                var share = (double) (x - corners[i - 1]) / (corners[i] - corners[i - 1]);
                floor[x] = lowest[corners[i - 1]] + share * (lowest[corners[i]] - lowest[corners[i - 1]]);
            }
        }
        return floor;
    }

    private static boolean above(double[] lowest, int left, int middle, int right) {
        var line = lowest[left] + (lowest[right] - lowest[left]) * (middle - left) / (right - left);
        return lowest[middle] <= line;
    }

    int length() {
        return lowest.length;
    }

    double floor(int x) {
        return floor[x];
    }

    /** 1 where the product touches the floor, fading with its distance from the floor. */
    double weight(int x, double reach) {
        if (lowest[x] < 0) {
            return 0;
        }
        var size = Math.max(lowest.length, height * 0.6);
        var foot = (height - floor[x]) / height;
        var low = Math.clamp((HIGHEST_FOOT - foot) / 0.15, 0, 1);
        return low * Math.exp(-(floor[x] - lowest[x]) / (reach * size));
    }

    /** Whether it stands on one level line, so that a mirror image below it would look right. */
    boolean isLevel() {
        var touching = 0;
        double highest = height;
        for (var x = 0; x < lowest.length; x++) {
            if (weight(x, 0.02) > 0.5) {
                touching++;
                highest = Math.min(highest, floor[x]);
            }
        }
        return touching > lowest.length * 0.4 && height - highest < 0.03 * height;
    }
}
