package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.SoftMap;

/**
 * How much each pixel differs from what the background would be there.
 *
 * @param darker by how much less light, in L*; below 0 where it is lighter
 * @param colour distance in a* and b*
 */
record Contrast(SoftMap darker, SoftMap colour) {

    static Contrast of(LabImage image, BackgroundModel background) {
        var contrast =
                new Contrast(new SoftMap(image.width(), image.height()), new SoftMap(image.width(), image.height()));
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < image.width(); x++) {
                contrast.darker.set(x, y, (float)
                        (background.expected(0, x, y) - image.lightness().at(x, y)));
                contrast.colour.set(x, y, (float) background.colourDistance(image, x, y));
            }
        }
        return contrast;
    }

    double distance(int i) {
        return Math.hypot(darker.values()[i], colour.values()[i]);
    }
}
