package io.neurocards.media.film.picture;

/** Red, green and blue side by side as fractions, so that one look-up brings all three. */
public final class SoftPicture {

    private final int width;
    private final int height;
    private final float[] values;

    /** Takes the three channels, which have one size. */
    public SoftPicture(SoftMap red, SoftMap green, SoftMap blue) {
        width = red.width();
        height = red.height();
        values = new float[width * height * 3];
        for (var i = 0; i < width * height; i++) {
            values[3 * i] = red.values()[i];
            values[3 * i + 1] = green.values()[i];
            values[3 * i + 2] = blue.values()[i];
        }
    }

    /** Adds {@code share} of what is between the pixels, bilinear, to {@code sum}; outside counts as the nearest edge. */
    public void addTo(float[] sum, float x, float y, float share) {
        var column = Math.clamp((int) x, 0, width - 2);
        var row = Math.clamp((int) y, 0, height - 2);
        var fx = Math.clamp(x - column, 0f, 1f);
        var fy = Math.clamp(y - row, 0f, 1f);
        var lowerRight = fx * fy * share;
        var lowerLeft = fy * share - lowerRight;
        var upperRight = fx * share - lowerRight;
        var upperLeft = share - lowerLeft - fx * share;
        var upper = (row * width + column) * 3;
        var lower = upper + width * 3;
        for (var channel = 0; channel < 3; channel++) {
            sum[channel] += values[upper + channel] * upperLeft
                    + values[upper + 3 + channel] * upperRight
                    + values[lower + channel] * lowerLeft
                    + values[lower + 3 + channel] * lowerRight;
        }
    }
}
