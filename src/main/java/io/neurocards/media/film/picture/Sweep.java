package io.neurocards.media.film.picture;

/**
 * A band of light across the product, in frame pixels: its middle is the line {@code x cos + y sin = at}.
 *
 * @param gain at the middle, 0 to 0.12: never enough to wash out a label
 */
public record Sweep(double cos, double sin, double at, double halfWidth, double gain) {

    public static final Sweep NONE = new Sweep(1, 0, 0, 1, 0);

    /** Gain times 256 at a pixel. */
    int at(int x, int y) {
        var distance = (x * cos + y * sin - at) / halfWidth;
        var square = distance * distance;
        return square > 9 ? 0 : (int) (256 * gain / ((1 + square) * (1 + square)));
    }
}
