package io.neurocards.media.film.picture;

/** One channel of fractions, row by row; what lies outside is 0. */
public final class SoftMap {

    private final int width;
    private final int height;
    private final float[] values;

    public SoftMap(int width, int height) {
        this(width, height, new float[width * height]);
    }

    public SoftMap(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves: not a copy. */
    public float[] values() {
        return values;
    }

    public float at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : values[y * width + x];
    }

    public void set(int x, int y, float value) {
        values[y * width + x] = value;
    }

    /** Between pixels, bilinear; pixel centres are at whole coordinates. */
    public float sample(float x, float y) {
        if (x <= -1 || y <= -1 || x >= width || y >= height) {
            return 0;
        }
        var left = (int) Math.floor(x);
        var top = (int) Math.floor(y);
        var fx = x - left;
        var fy = y - top;
        if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
            var i = top * width + left;
            var upper = values[i] + (values[i + 1] - values[i]) * fx;
            var lower = values[i + width] + (values[i + width + 1] - values[i + width]) * fx;
            return upper + (lower - upper) * fy;
        }
        var upper = at(left, top) + (at(left + 1, top) - at(left, top)) * fx;
        var lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * fx;
        return upper + (lower - upper) * fy;
    }

    /** Nearly Gaussian: three box blurs; the edge pixels are taken to go on for ever. */
    public SoftMap blurred(double sigma) {
        return blurred(sigma, sigma);
    }

    public SoftMap blurred(double sigmaX, double sigmaY) {
        var radiusX = radius(sigmaX);
        var radiusY = radius(sigmaY);
        var from = values.clone();
        var to = new float[from.length];
        for (var pass = 0; pass < 3; pass++) {
            if (radiusX > 0) {
                for (var y = 0; y < height; y++) {
                    line(from, to, y * width, 1, width, radiusX);
                }
                var swap = from;
                from = to;
                to = swap;
            }
            if (radiusY > 0) {
                for (var x = 0; x < width; x++) {
                    line(from, to, x, width, height, radiusY);
                }
                var swap = from;
                from = to;
                to = swap;
            }
        }
        return new SoftMap(width, height, from);
    }

    private static int radius(double sigma) {
        return (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
    }

    private static void line(float[] from, float[] to, int start, int step, int count, int radius) {
        var scale = 1f / (2 * radius + 1);
        var first = from[start];
        var last = from[start + (count - 1) * step];
        double sum = (radius + 1) * (double) first;
        for (var i = 0; i < radius; i++) {
            sum += from[start + Math.min(i, count - 1) * step];
        }
        for (var i = 0; i < count; i++) {
            sum += i + radius < count ? from[start + (i + radius) * step] : last;
            sum -= i - radius - 1 >= 0 ? from[start + (i - radius - 1) * step] : first;
            to[start + i * step] = (float) sum * scale;
        }
        // The first window began one pixel to the left, so the running sum is exact from the first value on.
    }

    public SoftMap resized(int w, int h) {
        var result = new SoftMap(w, h);
        var scaleX = (double) width / w;
        var scaleY = (double) height / h;
        for (var y = 0; y < h; y++) {
            var sourceY = (float) Math.clamp((y + 0.5) * scaleY - 0.5, 0, height - 1.001);
            for (var x = 0; x < w; x++) {
                var sourceX = (float) Math.clamp((x + 0.5) * scaleX - 0.5, 0, width - 1.001);
                result.values[y * w + x] = sample(sourceX, sourceY);
            }
        }
        return result;
    }
}
