package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;

/**
 * The colours of a product, as a set designer would see them.
 *
 * @param mean of the opaque pixels
 * @param accent the colour that it is remembered by: the most colourful one that covers a visible part
 */
public record Palette(Lab mean, Lab accent) {

    private static final int HUES = 24;

    public static Palette of(Picture product) {
        var small = product.noLargerThan(160);
        var weights = new double[HUES];
        var sums = new double[HUES][3];
        double lightness = 0, a = 0, b = 0, count = 0;
        for (var pixel : small.argb()) {
            if (pixel >>> 24 < 200) {
                continue;
            }
            var lab = Lab.of(pixel);
            lightness += lab.lightness();
            a += lab.a();
            b += lab.b();
            count++;
            var weight = Math.max(0, lab.chroma() - 8);
            var hue = (int) (lab.hue() / 360 * HUES) % HUES;
            weights[hue] += weight;
            sums[hue][0] += weight * lab.lightness();
            sums[hue][1] += weight * lab.a();
            sums[hue][2] += weight * lab.b();
        }
        var all = Math.max(1, count);
        var mean = new Lab(lightness / all, a / all, b / all);
        var best = 0;
        for (var i = 1; i < HUES; i++) {
            best = weights[i] > weights[best] ? i : best;
        }
        var colourful = weights[best] / all > 0.5;
        var accent = colourful
                ? new Lab(sums[best][0] / weights[best], sums[best][1] / weights[best], sums[best][2] / weights[best])
                : mean;
        return new Palette(mean, accent);
    }

    /** Whether the product has a colour of its own at all, or is black, grey or white. */
    public boolean isColourful() {
        return accent.chroma() > 12;
    }
}
